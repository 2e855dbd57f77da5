using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>dA = dZ·W from the one copy of W there is: each element is a scalar product along the outputs, and a tile of inputs shares what is loaded of dZ.</summary>
internal sealed class InputGradient(Product product) : Kernel
{
    private const int WidestTile = 4;

    public override ImmutableArray<string> Formulas => [product.Formula];

    public override ImmutableArray<Tensor> Reads => product.Inputs;

    public override ImmutableArray<Tensor> Writes => [product.Output];

    public override int Size => 40;

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(product.Output, out string row))
        {
            foreach ((int first, int count, int width) in WeightGradient.Split(product.Output.Columns, WidestTile))
            {
                using (writer.SteppedLoop("i", first, first + (count * width), width, out string input))
                {
                    WriteTile(writer, row, input, width);
                }
            }

            writer.EndRow(product.Output, row);
        }
    }

    private void WriteTile(FastWriter writer, string row, string input, int width)
    {
        StoredSlot weight = writer.Stored(product.B);
        string[] sums = [.. Enumerable.Range(0, width).Select(_ => writer.Local("sum", writer.Zero))];
        using (writer.PanelLoop(weight, out string column))
        {
            for (int start = 0; start < weight.PanelWidth; start += writer.Lanes)
            {
                string d = writer.Local("d", writer.Load(writer.Element(product.A, row, FastWriter.Plus(column, start))));
                for (int i = 0; i < width; i++)
                {
                    writer.MultiplyAdd(sums[i], d, writer.Load(writer.PanelElement(product.B, column, FastWriter.Plus(input, i), start)));
                }
            }
        }

        for (int i = 0; i < width; i++)
        {
            writer.Code.Line($"{writer.Element(product.Output, row, FastWriter.Plus(input, i))} = {writer.Family}.Sum({sums[i]});");
        }
    }
}
