namespace NetGen.Generator.Expressions;

/// <summary>How tightly a form binds, in C# as in notation.</summary>
internal static class Precedence
{
    public const int Selection = 1;
    public const int Sum = 2;
    public const int Term = 4;
    public const int Unary = 6;
    public const int Atom = 8;
}
