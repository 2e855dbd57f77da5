using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>
/// z = A·wᵀ + b of a layer with one output, with what follows element by element: vectors run along the inputs, and the lanes of several samples are
/// summed together.
/// </summary>
internal sealed class OneOutputForward(MatMul product, Map? epilogue, bool keepsProduct, Unroll unroll) : Kernel, IFusing
{
    /// <summary>Sums of one sample alone, so that one addition need not wait for the last.</summary>
    private const int Chains = 4;

    /// <summary>Inputs of one sample alone that are multiplied number by number.</summary>
    private const int FewInputs = 8;

    private const int FewChains = 2;

    public ImmutableArray<Primitive> Fused => epilogue is null ? [] : [epilogue];

    public override ImmutableArray<string> Formulas => epilogue is null ? [product.Formula] : [product.Formula, epilogue.Formula];

    public override ImmutableArray<Tensor> Reads => product.Inputs;

    public override ImmutableArray<Tensor> Writes =>
        epilogue is null ? [product.Output] : keepsProduct ? [product.Output, epilogue.Output] : [epilogue.Output];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => RowVectors.RunLength(product.A, storage);

    /// <summary>Where the sums are stored; what follows may overwrite them.</summary>
    private Tensor Sums => epilogue is null || keepsProduct ? product.Output : epilogue.Output;

    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) =>
        new RowVectors(writer, product.A).IsShort ? [product.A, .. Writes] : Writes;

    public override void Write(FastWriter writer)
    {
        writer.RowTiles(product.Output, [FastWriter.SumsAtOnce, 1], (row, rows) => WriteTile(writer, row, rows));
        if (epilogue is not null && !writer.Rows(product.Output).IsOne)
        {
            OneColumnMap.WriteLoop(writer, epilogue, _ => Sums);
        }
    }

    private void WriteTile(FastWriter writer, Index row, int rows)
    {
        bool alone = writer.Rows(product.Output).IsOne;
        bool inRegisters = writer.HasInRegisters(product.A);
        if (alone && product.A.Columns <= FewInputs && !inRegisters)
        {
            FinishOne(writer, FewProducts(writer));
            return;
        }

        var vectors = new RowVectors(writer, product.A);
        int chains = alone ? Math.Max(1, Math.Min(Chains, vectors.Full)) : 1;
        string bias = product.Addend is null ? writer.Zero : $"{writer.Family}.CreateScalar({writer.Element(product.Addend, 0, 0)})";
        string[][] sums = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, chains).Select(_ => writer.NewLocal("sum")).ToArray())];
        writer.Declare([.. sums.SelectMany(row => row.Select((sum, k) => (sum, k == 0 ? bias : writer.Zero)))]);
        string inputs = inRegisters ? string.Empty : writer.Reference("a", writer.Element(product.A, row, 0));
        string weights = writer.Reference("w", writer.RowElement(product.B, 0));
        vectors.Write(chains, alone && unroll == Unroll.Full, (column, chain, part) =>
        {
            string w = part.Keep(writer.Load(FastWriter.From(weights, column)));
            w = rows > 1 ? writer.Local("w", w) : w;
            for (int r = 0; r < rows; r++)
            {
                string a = inRegisters
                    ? writer.InRegister(product.A, column)
                    : writer.Load(FastWriter.From(inputs, column + (r * writer.StrideOf(product.A))));
                writer.MultiplyAdd(sums[r][chain], part.Keep(a), w);
            }
        });
        string[] totals = [.. sums.Select(writer.AddChains)];
        if (alone)
        {
            FinishOne(writer, $"VectorMath.Sum({totals[0]})");
            return;
        }

        writer.StoreSums(totals, r => writer.Element(Sums, row + r, 0));
    }

    /// <summary>The sum of few products in two chains: number by number it is there before the lanes of a vector would be added up.</summary>
    private string FewProducts(FastWriter writer)
    {
        string[] sums = [.. Enumerable.Range(0, Math.Min(FewChains, product.A.Columns)).Select(k => $"sum{Literal.Of(k)}")];
        for (int k = 0; k < sums.Length; k++)
        {
            writer.Code.Line(
                $"{writer.Type} {sums[k]} = {(k == 0 && product.Addend is not null ? writer.Element(product.Addend, 0, 0) : writer.Number(0))};");
        }

        for (int k = 0; k < product.A.Columns; k++)
        {
            string sum = sums[k % sums.Length];
            writer.Code.Line(
                $"{sum} = {writer.Type}.MultiplyAddEstimate({writer.Element(product.A, 0, k)}, {writer.RowElement(product.B, k)}, {sum});");
        }

        return string.Join(" + ", sums);
    }

    /// <summary>A single sample's sum goes on without a way through memory.</summary>
    private void FinishOne(FastWriter writer, string sum)
    {
        if (epilogue is null)
        {
            writer.Code.Line($"{writer.Element(product.Output, 0, 0)} = {sum};");
            return;
        }

        string z = writer.Local("z", $"{writer.Family}.CreateScalar({sum})");
        if (keepsProduct)
        {
            writer.Code.Line($"{writer.Element(product.Output, 0, 0)} = {z}.ToScalar();");
        }

        string value = new VectorExpression(writer).Write(epilogue.Expression, z);
        writer.Code.Line($"{writer.Element(epilogue.Output, 0, 0)} = {FastWriter.Atom(value)}.ToScalar();");
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not MatMul product || !context.IsDense(product) || product.Output.Columns > 1)
            {
                return null;
            }

            Map? epilogue = context.EpilogueOf(product);
            return new OneOutputForward(product, epilogue, context.KeepsProduct(product, epilogue), context.Unroll);
        }
    }
}
