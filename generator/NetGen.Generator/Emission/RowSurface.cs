using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>What a network's members for its row depend on.</summary>
/// <param name="Type">The row's type as it must be written.</param>
/// <param name="Accessibility">That of the members.</param>
/// <param name="HasText">Whether a preprocessing makes its features.</param>
/// <param name="IsLogarithmic">Whether the outputs are logarithms of what the label is.</param>
/// <param name="HasPriorities">Whether the version of C# lets one overload go before others.</param>
internal sealed record RowSurface(string Type, string Accessibility, bool HasText, bool IsLogarithmic, bool HasPriorities)
{
    public static RowSurface? Of(Graph graph) =>
        Of(graph.Declaration.Row, graph.Output.Activation == Activation.LogSoftmax || (graph.Loss.Loss == Loss.Poisson && graph.Declaration.Row?.Label == ColumnKind.Number));

    public static RowSurface? Of(RowBinding? row, bool isLogarithmic) =>
        row is { Fault: RowFault.None or RowFault.Unsound, Type.Length: > 0 } ? new RowSurface(row.Type, row.IsInternal ? "internal" : "public", row.HasText, isLogarithmic, row.HasPriorities) : null;
}
