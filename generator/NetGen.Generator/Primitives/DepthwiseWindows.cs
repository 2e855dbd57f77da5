using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>What fits in a depthwise convolution: a kernel for each channel of an image.</summary>
internal static class DepthwiseWindows
{
    /// <summary>Positions of a kernel.</summary>
    public static int Taps(ImmutableArray<WindowAxis> axes) => axes.Aggregate(1, (taps, a) => taps * a.Kernel);

    /// <summary>Why an image, its kernels <c>[channels, taps]</c> and what comes out do not fit; null if they do.</summary>
    public static string? Fault(Tensor image, Tensor weight, ImmutableArray<WindowAxis> axes, Tensor output) =>
        PooledWindows.Fault(image, axes, output)
        ?? (weight.Type != image.Type || weight.IsBatched || weight.Shape != Shape.Of(image.Columns, Taps(axes))
            ? $"{weight} {weight.Shape} has no kernel of {WindowLoops.Described(axes)} for each channel of {image} {image.Shape}"
            : null);
}
