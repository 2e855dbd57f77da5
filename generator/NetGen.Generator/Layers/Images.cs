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
    public static bool Check(LayerCheck check)
    {
        if (check.Input.Rank == 3)
        {
            return true;
        }

        check.Report(Rules.InputShape, null, check.Name, "[channels, height, width]", check.Inputs[0].Name, check.Input.ToString());
        return false;
    }

    /// <summary>A sample of any rank as a matrix: a row for each position of the first axis.</summary>
    public static Tensor RowsOfChannels(LayerLowering layer, Tensor tensor)
    {
        int channels = tensor.Shape.Extents[0];
        var matrix = Shape.Of(channels, (int)(tensor.Shape.Size / channels));
        return tensor.Shape == matrix ? tensor : layer.Program.Reshape(layer.Symbol("C"), tensor, matrix);
    }

    /// <summary>A number for each channel, stored as a vector, as a column beside such a matrix.</summary>
    public static Tensor Column(LayerLowering layer, Tensor stored) =>
        layer.Program.Reshape(stored.Symbol + "Column", stored, Shape.Of(stored.Columns, 1));

    /// <summary>The matrix in the layer's shape again.</summary>
    public static Tensor InShape(LayerLowering layer, Tensor matrix) =>
        matrix.Shape == layer.Shape ? matrix : layer.Program.Reshape(layer.Symbol("A"), matrix, layer.Shape);
}
