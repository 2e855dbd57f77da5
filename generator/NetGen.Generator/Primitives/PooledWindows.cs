using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Tensors of which one has a number for each window and channel of the other.</summary>
internal static class PooledWindows
{
    /// <summary>The shape with a number for each window of an image and each channel; null where no window fits.</summary>
    public static Shape? ShapeOf(Shape image, ImmutableArray<WindowAxis> axes)
    {
        int[] counts = [.. axes.Select((a, i) => a.CountIn(image.Extents[i]))];
        return counts.Contains(0) ? null : Shape.Of([.. counts, image.Last]);
    }

    public static string? Fault(Tensor image, ImmutableArray<WindowAxis> axes, Tensor pooled) =>
        image.Type != pooled.Type || image.IsBatched != pooled.IsBatched || axes.Length != image.Shape.Rank - 1 || pooled.Shape != ShapeOf(image.Shape, axes)
            ? $"{pooled} {pooled.Shape} has no number for each window of {WindowLoops.Described(axes)} over {image} {image.Shape}"
            : null;
}
