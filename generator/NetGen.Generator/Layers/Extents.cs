using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A shape given by the options <c>d0</c>, <c>d1</c>, …; zeros at the end are no extents.</summary>
internal static class Extents
{
    public static Shape Of(params int[] options)
    {
        int rank = options.Length;
        while (rank > 1 && options[rank - 1] == 0)
        {
            rank--;
        }

        return Shape.Of(options.Take(rank));
    }

    /// <summary>Reports each extent that is not positive.</summary>
    public static void Check(LayerCheck check, params int[] options)
    {
        Shape shape = Of(options);
        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape.Extents[i] < 1)
            {
                string axis = Literal.Of(i);
                check.Report(Rules.PositiveDimension, $"d{axis}", check.Name, $"dimension {axis}", Literal.Of(shape.Extents[i]));
            }
        }
    }
}
