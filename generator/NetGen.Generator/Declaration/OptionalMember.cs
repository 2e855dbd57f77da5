using System.Collections.Immutable;

namespace NetGen.Generator.Declaration;

/// <summary>Generated members that give way to the user's own of the same name.</summary>
internal static class OptionalMember
{
    public const string Input = nameof(Input);
    public const string Output = nameof(Output);
    public const string Tensors = nameof(Tensors);
    public const string Summary = nameof(Summary);

    public static ImmutableArray<string> All { get; } = [Input, Output, Summary, Tensors];
}
