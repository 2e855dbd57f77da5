// The one alias through which the stages name a rule without knowing Roslyn.
global using Rule = Microsoft.CodeAnalysis.DiagnosticDescriptor;
