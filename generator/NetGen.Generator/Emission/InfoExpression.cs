using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The network's description as a C# expression within the library's namespace: static data, nothing found at run time.</summary>
internal static class InfoExpression
{
    private const string Indent = "    ";

    public static string Of(Plan plan)
    {
        Graph graph = plan.Graph;
        string layers = List(graph.Layers.Skip(1).Select(Layer));
        string tensors = List(graph.Layers.SelectMany(l => l.Tensors.Select(t => Tensor(l, t, plan.Layout))));
        string updated = plan.Layout.UpdatedLength > plan.Layout.TrainableLength
            ? ", updatedLength: " + Literal.Of(plan.Layout.UpdatedLength)
            : string.Empty;
        string folded = plan.Folded.IsEmpty
            ? string.Empty
            : $",\n{Indent}folded: [{List(plan.Folded.Select(f => Folded(f, plan.Layout)))}\n{Indent}], "
                + "foldedLength: " + Literal.Of(plan.Layout.FoldedLength);
        return $"new({Literal.Of(graph.Declaration.Name)}, Loss.{graph.Loss.Loss}, {graph.Input.Shape}, {graph.Output.Shape},"
            + $"\n{Indent}[{layers}\n{Indent}], [{tensors}\n{Indent}], "
            + $"{Literal.Of(plan.Layout.TrainableLength)}, {Literal.Of(plan.Layout.StorageLength)}{updated}{folded})"
            + Properties(plan);
    }

    /// <summary>Properties that few networks have.</summary>
    private static string Properties(Plan plan)
    {
        Graph graph = plan.Graph;
        var properties = new List<string>();
        if (graph.Loss.TakesClasses)
        {
            properties.Add("IgnoreIndex = " + Literal.Of(graph.IgnoreIndex));
        }

        if (graph.Output.HasMask)
        {
            properties.Add("MasksLoss = true");
        }

        ImmutableArray<IndexRange> ranges = WholeNumbers.RangesOf(graph);
        if (graph.Loss.TakesClasses || !ranges.IsEmpty)
        {
            string classes = graph.Loss.TakesClasses ? $", {Literal.Of(graph.Output.Shape.Last)}, {Literal.Of(graph.IgnoreIndex)}" : string.Empty;
            properties.Add($"Checks = new WholeNumberChecks([{string.Join(", ", ranges.Select(Range))}]{classes})");
        }

        if (plan.Training is { } training && training.Program.Carried.Any())
        {
            IEnumerable<string> parts = training.Program.Carried.Select(c => Part(training.Storage[c.State], training.Storage[c.Next], c.State));
            properties.Add($"State = new CarriedState({Literal.Of(Streaming.StateSize(graph))}, [{string.Join(", ", parts)}])");
        }

        return properties.Count == 0 ? string.Empty : $" {{ {string.Join(", ", properties)} }}";

        static string Part(Slot before, Slot after, Tensor state) =>
            $"new({Literal.Of(state.Shape.Size)}, {Literal.Of(before.Offset)}, {Literal.Of(before.Stride)}, {Literal.Of(after.Offset)}, "
            + $"{Literal.Of(after.Stride)})";

        static string Range(IndexRange range) =>
            $"new({Literal.Of(range.First)}, {Literal.Of(range.Count)}, {Literal.Of(range.Step)}, {Literal.Of(range.Below)})";
    }

    private static string List(IEnumerable<string> items) => string.Concat(items.Select(i => $"\n{Indent}{Indent}{i},"));

    private static string Layer(LayerNode layer) =>
        $"new({Literal.Of(layer.Name)}, {Literal.Of(layer.Kind.Name)}, Activation.{layer.Activation}, {layer.Inputs[0].Shape}, {layer.Shape}, {Literal.Of(layer.ParameterCount)}, {Literal.Of(layer.MultiplyAdds)})"
        + (layer.LeastTrainingBatch > 1 ? $" {{ LeastTrainingBatch = {Literal.Of(layer.LeastTrainingBatch)} }}" : string.Empty);

    private static string Folded(FoldedNorm norm, ParameterLayout layout) =>
        $"new({Literal.Of(norm.Layer)}, {Literal.Of(norm.Norm)}, {Literal.Of(norm.Epsilon)}, "
        + $"{Literal.Of(layout[norm.Weight].Offset)}, {Literal.Of(layout[norm.Bias].Offset)})";

    private static string Tensor(LayerNode layer, TensorDeclaration tensor, ParameterLayout layout)
    {
        StoredSlot[] pieces = [.. tensor.Pieces(layer.Name).Select(p => layout[$"{layer.Name}.{p.Name}"])];
        return $"new({Literal.Of($"{layer.Name}.{tensor.Name}")}, {tensor.Shape}, TensorKind.{(tensor.Trainable ? "Parameter" : "Buffer")}, "
            + $"new({Literal.Of(pieces[0].Offset)}, {Literal.Of(pieces[0].PanelWidth)}{(tensor.Taps == 1 ? string.Empty : ", " + Literal.Of(tensor.Taps))}{PartsOf(pieces)}), "
            + $"Initializer.{tensor.Initializer}, {Literal.Of(tensor.Scale)}, {Literal.Of(tensor.FanIn)}, {Literal.Of(tensor.FanOut)})";
    }

    private static string PartsOf(StoredSlot[] pieces) => pieces.Length == 1
        ? string.Empty
        : $", Parts: {Literal.Of(pieces.Length)}, PartStride: {Literal.Of(pieces[1].Offset - pieces[0].Offset)}";
}
