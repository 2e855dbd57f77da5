using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>An element's place in a tensor: the sample (0 where there is no batch), and an index for each axis.</summary>
internal sealed record Place(int Sample, int[] Indices)
{
    /// <summary>The place of the element at a position in row-major order.</summary>
    public static Place Of(int position, Shape shape)
    {
        int[] indices = new int[shape.Rank];
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            indices[axis] = position % shape.Extents[axis];
            position /= shape.Extents[axis];
        }

        return new Place(position, indices);
    }

    /// <summary>The position in a tensor of that shape.</summary>
    public int In(Shape shape)
    {
        int position = Sample;
        for (int axis = 0; axis < Indices.Length; axis++)
        {
            position = (position * shape.Extents[axis]) + Indices[axis];
        }

        return position;
    }

    /// <summary>The same place with one index moved.</summary>
    public Place Moved(int axis, int by)
    {
        int[] indices = [.. Indices];
        indices[axis] += by;
        return this with { Indices = indices };
    }
}
