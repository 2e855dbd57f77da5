namespace NetGen.Generator.Programs;

/// <summary>Writes a contribution to a gradient, named by the symbol, into the given tensor where there is one.</summary>
internal delegate Tensor Contribution(ProgramBuilder program, string symbol, Tensor? into);
