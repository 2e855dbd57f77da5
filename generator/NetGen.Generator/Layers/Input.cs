using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The samples themselves.</summary>
internal sealed class Input : LayerKind
{
    public const string KindName = nameof(Input);

    private static readonly string[] Dimensions = ["d0", "d1", "d2", "d3"];

    public override string Name => KindName;

    public override bool TakesInput => false;

    public override void CheckOptions(LayerCheck check)
    {
        int[] extents = Extents(check);
        for (int i = 0; i < extents.Length; i++)
        {
            if (extents[i] < 1)
            {
                check.Report(Rules.PositiveDimension, Dimensions[i], check.Name, $"dimension {Literal.Of(i)}", Literal.Of(extents[i]));
            }
        }
    }

    public override Shape? Infer(LayerCheck check) => Shape.Of(Extents(check));

    public override Tensor Lower(LayerLowering layer) => layer.Program.Input;

    /// <summary>The dimensions as written, without the zeros at the end, which mean none.</summary>
    private static int[] Extents(LayerCheck check)
    {
        int[] extents = [.. Dimensions.Select(check.Arguments.Integer)];
        int rank = extents.Length;
        while (rank > 1 && extents[rank - 1] == 0)
        {
            rank--;
        }

        return [.. extents.Take(rank)];
    }
}
