using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// dA = dZ·W for a batch. A block of W is transposed on the stack, small enough for the L1 cache: vectors run over the inputs, so that no sum
/// across a vector is left, and each loaded vector of weights serves a tile of samples.
/// </summary>
internal sealed class PackedInputGradient(MatMul product, Map? epilogue, Choices choices) : InputGradientKernel(product, epilogue)
{
    public override Partition Partition => Partition.Samples;

    /// <summary>Where a sample has many rows, one is enough.</summary>
    public override (Kernel Kernel, int Below)? ForFewSamples =>
        Product.Output.RowsPerSample >= choices.PackedSamples || choices.Without.Contains(typeof(InputGradient))
            ? null
            : (new InputGradient(Product, Epilogue, choices), choices.PackedSamples);

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage[Result].Width;

    public override void Write(FastWriter writer)
    {
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        {
            WriteBlocks(writer);
        }
    }

    private void WriteBlocks(FastWriter writer)
    {
        int width = Vectors(writer) * writer.Lanes;
        StoredSlot weight = writer.Stored(Product.B);
        int most = Math.Max(1, choices.PackedElements(writer.Precision) / (weight.PanelWidth * width));
        bool atOnce = most >= weight.Panels;
        string block = writer.StackMemory("block", Math.Min(most, weight.Panels) * weight.PanelWidth * width);
        using (writer.SteppedLoop("i", 0, writer.WidthOf(Result), width, out Index input))
        {
            foreach ((int first, int count, int panels) in TileRun.Split(weight.Panels, most))
            {
                int outputs = panels * weight.PanelWidth;
                using (writer.SteppedLoop("p", first * weight.PanelWidth, (first + (count * panels)) * weight.PanelWidth, outputs, out Index output))
                {
                    outputs = count == 1 ? Math.Min(outputs, Product.A.Columns - (first * weight.PanelWidth)) : outputs;
                    int[] copied = [weight.PanelWidth, weight.PanelWidth * weight.Columns, outputs];
                    string lengths = string.Join(", ", copied.Select(Literal.Of));
                    writer.Code.Line($"PanelTranspose.Copy(ref {writer.PanelElement(Product.B, output, input, 0)}, {lengths}, {InputsFrom(input, width, writer.WidthOf(Result))}, {Literal.Of(width)}, ref {block});");
                    WriteTiles(writer, new TileFactors(Product.Output, Product.A, output, block, width, Addend: null), outputs, input, atOnce ? Epilogue : null);
                }
            }
        }

        if (!atOnce)
        {
            WriteFusedRows(writer);
        }
    }

    /// <summary>As many as stand in a panel, or in the panels that are read together: with more, the block would be longer than the cache
    /// is.</summary>
    private int Vectors(FastWriter writer)
    {
        int panel = choices.PanelWidth(Product.Output.Columns, writer.Precision);
        int vectors = panel % writer.Lanes == 0 ? writer.VectorsOfBlock(panel, writer.Tiling.ForwardVectors) : 1;
        return vectors == 1 && writer.WidthOf(Result) % (writer.Tiling.Panels * writer.Lanes) == 0 ? writer.Tiling.Panels : vectors;
    }

    /// <summary>How many of the block's inputs are no padding; none where it is not above 0.</summary>
    private string InputsFrom(Index first, int width, int rowWidth)
    {
        int inputs = Product.Output.Columns;
        return first.Value is { } number ? Literal.Of(Math.Min(width, inputs - number))
            : inputs == rowWidth ? Literal.Of(width)
            : $"nint.Min({Literal.Of(width)}, {Literal.Of(inputs)} - {first})";
    }

    private void WriteTiles(FastWriter writer, TileFactors factors, int outputs, Index input, Map? fused)
    {
        int panels = Math.Min(writer.Stored(Product.B).Panels, writer.WidthOf(Result) / factors.Width);
        Tile[] tiles = [.. Tile.ForSamples(writer.Tiling, Vectors(writer), outputs, panels >= choices.ManyPanels)];
        Tensor? kept = fused is null ? Result : null;
        RowTile.WriteAll(writer, factors, tiles, input, kept, fused);
        if (!writer.OneSample)
        {
            new LeftOverRows(writer, factors, writer.Tiling.Rows, input, factors.Width).Write(outputs, kept, fused);
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        /// <summary>Before <see cref="InputGradient"/>.</summary>
        public override int Priority => 1;

        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is MatMul product && context.IsInputGradient(product) && product.A.Columns > 1 && product.Output.IsBatched
                && context.IsPadded(product.Output)
                ? new PackedInputGradient(product, context.EpilogueOfGradient(product), context.Choices)
                : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is MatMul product && context.IsInputGradient(product) && context.EpilogueOfGradient(product) is { } epilogue
                ? epilogue.Inputs.Remove(product.Output)
                : [];
    }
}
