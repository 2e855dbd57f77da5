using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A shape given as extents, zeros behind the last, which mean none.</summary>
internal static class Extents
{
    private static readonly string[] Names = ["d0", "d1", "d2", "d3"];

    public static Shape Of(ArgumentList arguments)
    {
        int[] extents = [.. Names.Select(arguments.Integer)];
        int rank = extents.Length;
        while (rank > 1 && extents[rank - 1] == 0)
        {
            rank--;
        }

        return Shape.Of(extents.Take(rank));
    }

    /// <summary>Reports each extent that is not positive.</summary>
    public static void Check(LayerCheck check)
    {
        Shape shape = Of(check.Arguments);
        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape.Extents[i] < 1)
            {
                check.Report(Rules.PositiveDimension, Names[i], check.Name, $"dimension {Literal.Of(i)}", Literal.Of(shape.Extents[i]));
            }
        }
    }
}
