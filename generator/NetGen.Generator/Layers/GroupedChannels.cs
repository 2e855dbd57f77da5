using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>
/// A convolution in groups as a depthwise one: over an image with the channels of each filter, of which those of its group are one more axis of the
/// window, E[h, w, k, (g, f)] = X[h, w, (g, k)]. What is written does not grow with the number of groups.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="groups">The groups.</param>
/// <param name="channels">Channels of the image.</param>
/// <param name="filters">Filters.</param>
/// <param name="axes">How windows lie along each axis behind the channels.</param>
internal sealed class GroupedChannels(LayerLowering layer, int groups, int channels, int filters, ImmutableArray<WindowAxis> axes)
{
    private readonly int _depth = channels / groups;
    private readonly ImmutableArray<int> _exchanged = [.. Enumerable.Range(0, axes.Length), axes.Length + 1, axes.Length];

    private bool IsOneEach => channels == filters && _depth == 1;

    private ImmutableArray<WindowAxis> Axes => IsOneEach ? axes : [.. axes, new WindowAxis(_depth)];

    /// <summary>The convolution of an image <c>[…, channels]</c>: <c>[…, filters]</c>.</summary>
    public Tensor Convolve(Tensor image, Tensor weight, Tensor? addend)
    {
        Tensor z = layer.Program.DepthwiseConvolution(layer.Symbol("Z"), IsOneEach ? image : OfFilters(image), weight, Axes, addend);
        return IsOneEach ? z : layer.Program.Reshape(layer.Symbol("Z"), z, Shape.Of([.. z.Shape.Extents.Take(axes.Length), filters]));
    }

    /// <summary>Its adjoint, from <c>[…, filters]</c> to an image of given extents.</summary>
    public Tensor Spread(Tensor gradient, Tensor weight, ImmutableArray<int> extents)
    {
        if (IsOneEach)
        {
            return layer.Program.DepthwiseInputAdjoint(layer.Symbol("S"), gradient, weight, axes, Shape.Of([.. extents, channels]));
        }

        Tensor apart = layer.Program.Reshape(layer.Symbol("G"), gradient, Shape.Of([.. gradient.Shape.Extents.Take(axes.Length), 1, filters]));
        Tensor ofFilters = layer.Program.DepthwiseInputAdjoint(layer.Symbol("R"), apart, weight, Axes, Shape.Of([.. extents, _depth, filters]));
        Tensor ofGroups = layer.Program.Reshape(layer.Symbol("R"), ofFilters, Shape.Of([.. extents, _depth, groups, filters / groups]));
        Tensor sums = filters == groups ? ofGroups : layer.Program.SumColumns(layer.Symbol("S"), ofGroups);
        Tensor depthFirst = layer.Program.Reshape(layer.Symbol("S"), sums, Shape.Of([.. extents, _depth, groups]));
        Tensor ordered = _depth == 1 ? depthFirst : layer.Program.Permute(layer.Symbol("G"), depthFirst, _exchanged);
        return layer.Program.Reshape(layer.Symbol("S"), ordered, Shape.Of([.. extents, channels]));
    }

    private Tensor OfFilters(Tensor image)
    {
        ImmutableArray<int> place = [.. image.Shape.Extents.Take(axes.Length)];
        Tensor depthFirst = _depth == 1 ? image : layer.Program.Permute(
            layer.Symbol("G"), layer.Program.Reshape(layer.Symbol("G"), image, Shape.Of([.. place, groups, _depth])), _exchanged);
        Tensor column = layer.Program.Reshape(layer.Symbol("G"), depthFirst, Shape.Of([.. place, _depth, groups, 1]));
        Tensor repeated = layer.Program.Repeat(layer.Symbol("R"), column, filters / groups);
        return layer.Program.Reshape(layer.Symbol("R"), repeated, Shape.Of([.. place, _depth, filters]));
    }
}
