using System;
using System.Linq;
using System.Numerics;
using CsCheck;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Blocks of weights that are transposed: each weight where it belongs, zeros behind the last input, and nothing written
/// elsewhere.</summary>
public class PanelTransposeTests
{
    private const int Guard = 16;

    /// <summary>A matrix in panels and the block of it that is transposed.</summary>
    private sealed record Block(int Rows, int Columns, int PanelWidth, int FirstPanel, int Outputs, int FirstInput, int Inputs, int Width)
    {
        public int PanelLength => PanelWidth * Columns;

        public int Length => (Rows + PanelWidth - 1) / PanelWidth * PanelLength;

        public int Start => (FirstPanel * PanelLength) + (FirstInput * PanelWidth);

        /// <summary>Where the weight of an output and an input of the block stands.</summary>
        public int IndexOf(int output, int input) => Start + (output / PanelWidth * PanelLength) + (input * PanelWidth) + (output % PanelWidth);
    }

    [Fact]
    public void EachSingleWeightIsWhereItBelongs() => Blocks(lanes: 4).Sample(b => Agrees<float>(b, lanes: 4, PanelTranspose.Copy));

    [Fact]
    public void EachDoubleWeightIsWhereItBelongs() => Blocks(lanes: 2).Sample(b => Agrees<double>(b, lanes: 2, PanelTranspose.Copy));

    private delegate void Copy<T>(ref T weights, nint panelWidth, nint panelLength, nint outputs, nint inputs, nint width, ref T block);

    private static Gen<Block> Blocks(int lanes) =>
        from panelWidth in Gen.Int[1, 6].Select(vectors => vectors * lanes)
        from rows in Gen.Int[1, 40]
        from columns in Gen.Int[1, 40]
        from firstPanel in Gen.Int[0, (rows - 1) / panelWidth]
        from outputs in Gen.Int[1, rows - (firstPanel * panelWidth)]
        from firstInput in Gen.Int[0, columns - 1]
        from inputs in Gen.Int[1, columns - firstInput]
        from padding in Gen.Int[0, 2]
        select new Block(rows, columns, panelWidth, firstPanel, outputs, firstInput, inputs, (((inputs + lanes - 1) / lanes) + padding) * lanes);

    private static void Agrees<T>(Block block, int lanes, Copy<T> copy)
        where T : unmanaged, INumber<T>
    {
        T[] weights = [.. Enumerable.Range(1, block.Length).Select(T.CreateChecked)];
        int length = (block.Outputs + lanes - 1) / lanes * lanes * block.Width;
        T untouched = T.CreateChecked(-1);
        T[] memory = new T[length + (2 * Guard)];
        memory.AsSpan().Fill(untouched);

        copy(ref weights[block.Start], block.PanelWidth, block.PanelLength, block.Outputs, block.Inputs, block.Width, ref memory[Guard]);

        Assert.All(memory[..Guard].Concat(memory[^Guard..]), guard => Assert.Equal(untouched, guard));
        for (int j = 0; j < block.Outputs; j++)
        {
            T[] expected = [.. Enumerable.Range(0, block.Width).Select(i => i < block.Inputs ? weights[block.IndexOf(j, i)] : T.Zero)];
            Assert.Equal(expected, memory[(Guard + (j * block.Width))..(Guard + ((j + 1) * block.Width))]);
        }
    }
}
