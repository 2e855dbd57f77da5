using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The axes of a sample in another order.</summary>
internal sealed class Permute(int axis0, int axis1, int axis2, int axis3, int axis4, int axis5, int axis6, int axis7) : Layer
{
    private const int None = -1;

    /// <summary>The axes of the input; those left out at the end are none.</summary>
    private readonly ImmutableArray<int> _axes = Named(axis0, axis1, axis2, axis3, axis4, axis5, axis6, axis7);

    /// <summary>One axis is left, which keeps its place.</summary>
    public override Layer? OfStep(Shape input, int steps) => input.Rank == 2 ? new ActivationLayer(Activation.None) : null;

    public override int? StepsInOutput(int steps) => _axes.IndexOf(steps);

    public override Shape? Infer(LayerCheck check)
    {
        IEnumerable<int> all = Enumerable.Range(0, check.Input.Rank);
        return _axes.OrderBy(a => a).SequenceEqual(all)
            ? Shape.Of(_axes.Select(a => check.Input.Extents[a]))
            : check.Report(Rules.PermutedAxes, nameof(axis0), check.Name, List(_axes), check.Input.ToString(), List(all));
    }

    public override bool OnlyChooses => true;

    public override int[] Choose(Shape input, int[] places)
    {
        int[] strides = [.. input.Extents.Select((_, axis) => input.Extents.Skip(axis + 1).Aggregate(1, (a, b) => a * b))];
        IEnumerable<int> chosen = [0];
        foreach (int axis in _axes)
        {
            chosen = [.. chosen.SelectMany(first => Enumerable.Range(0, input.Extents[axis]).Select(i => first + (i * strides[axis])))];
        }

        return [.. chosen.Select(i => places[i])];
    }

    public override Tensor Lower(LayerLowering layer) => layer.Program.Permute(layer.Symbol("A"), layer.Input, _axes);

    /// <summary>Two at least.</summary>
    private static ImmutableArray<int> Named(params ImmutableArray<int> axes)
    {
        int count = axes.Length;
        while (count > 2 && axes[count - 1] == None)
        {
            count--;
        }

        return [.. axes.Take(count)];
    }

    private static string List(IEnumerable<int> axes) => string.Join(", ", axes.Select(a => Literal.Of(a)));
}
