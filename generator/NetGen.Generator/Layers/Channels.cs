using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>
/// The channels of a layer, along one of its axes, beside a number for each of them. Along the last axis the sample stays as it is, and the numbers
/// are a row; along another the sample is a matrix of one row for each channel, and they are a column.
/// </summary>
internal sealed class Channels(LayerLowering layer, int axis)
{
    private readonly ImmutableArray<int> _axisBack = [.. Enumerable.Range(1, axis), 0, .. Enumerable.Range(axis + 1, layer.Shape.Rank - axis - 1)];

    public StandardGroups Groups => IsLast ? StandardGroups.Columns : StandardGroups.RowsOfBatch;

    private bool IsLast => axis == layer.Shape.Rank - 1;

    private ImmutableArray<int> AxisFirst => [axis, .. Enumerable.Range(0, layer.Shape.Rank).Where(a => a != axis)];

    /// <summary>A tensor of the layer's shape, with its axes in the order in which <see cref="Numbers"/> are repeated over it.</summary>
    public Tensor Beside(Tensor tensor)
    {
        if (IsLast)
        {
            return tensor;
        }

        Tensor first = axis == 0 ? tensor : layer.Program.Permute(layer.Symbol("C"), tensor, AxisFirst);
        return Matrix(first);
    }

    /// <summary>A number for each channel, which is stored; null where the layer has none of that name.</summary>
    public Tensor? Numbers(string name) =>
        layer.TensorOrNull(name) is not { } stored ? null
        : IsLast ? stored
        : layer.Program.Reshape(stored.Symbol + "Column", stored, Shape.Of(stored.Columns, 1));

    /// <summary>What was computed beside them in the layer's shape again.</summary>
    public Tensor Back(Tensor tensor)
    {
        if (IsLast)
        {
            return tensor;
        }

        var first = Shape.Of(AxisFirst.Select(a => layer.Shape.Extents[a]));
        Tensor whole = tensor.Shape == first ? tensor : layer.Program.Reshape(layer.Symbol("A"), tensor, first);
        return axis == 0 ? whole : layer.Program.Permute(layer.Symbol("A"), whole, _axisBack);
    }

    /// <summary>A tensor whose first axis is that of the channels, as a matrix of one row for each of them; as a vector where it is the only
    /// one.</summary>
    public Tensor Matrix(Tensor tensor)
    {
        int channels = layer.Shape.Extents[axis];
        Shape shape = IsLast ? layer.Shape : Shape.Of(channels, (int)(layer.Shape.Size / channels));
        return tensor.Shape == shape ? tensor : layer.Program.Reshape(layer.Symbol("C"), tensor, shape);
    }
}
