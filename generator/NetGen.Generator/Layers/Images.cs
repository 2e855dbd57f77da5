using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>Samples of <c>[channels, height, width]</c>.</summary>
internal static class Images
{
    public const int Height = 1;

    public const int Width = 2;

    /// <summary>Whether the input is one; reports where it is not.</summary>
    public static bool Check(LayerCheck check) => Check(check, axes: 2);

    /// <summary>The same of a signal <c>[channels, length]</c>, with one axis, or of an image, with two.</summary>
    public static bool Check(LayerCheck check, int axes)
    {
        if (check.Input.Rank == axes + 1)
        {
            return true;
        }

        string shape = axes == 1 ? "[channels, length]" : "[channels, height, width]";
        check.Report(Rules.InputShape, null, check.Name, shape, check.Inputs[0].Name, check.Input.ToString());
        return false;
    }

    /// <summary>An image with its channels as the last axis. Where a step has moved them to the front, it is what that step took.</summary>
    public static Tensor ChannelsLast(LayerLowering layer, Tensor image)
    {
        ImmutableArray<int> toFront = ToFront(image.Shape.Rank);
        return layer.Program.StepOf(image) is Primitives.Permute moved && moved.Axes.SequenceEqual(toFront) ? moved.Input
            : image.Shape.Extents[0] == 1 ? layer.Program.Reshape(layer.Symbol("T"), image, Shape.Of([.. image.Shape.Extents.Skip(1), 1]))
            : layer.Program.Permute(layer.Symbol("T"), image, [.. Enumerable.Range(1, image.Shape.Rank - 1), 0]);
    }

    /// <summary>An image with its channels as the first axis.</summary>
    public static Tensor ChannelsFirst(LayerLowering layer, Tensor image) =>
        layer.Program.Permute(layer.Symbol("Z"), image, ToFront(image.Shape.Rank));

    private static ImmutableArray<int> ToFront(int rank) => [rank - 1, .. Enumerable.Range(0, rank - 1)];
}
