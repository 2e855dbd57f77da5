using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Standardises, or gives the gradient of what was standardised: vectors of numbers are widened to double and the results narrowed. What it
/// writes behind the last column is zero.</summary>
/// <param name="step">The step.</param>
/// <param name="how">The groups.</param>
/// <param name="input">What is standardised.</param>
/// <param name="gradient">The gradient of what came out, where that of the input is wanted; else null.</param>
/// <param name="statistics">Where the groups' means and variances go; or nothing.</param>
internal sealed class VectorStandardize(
    Primitive step, Standardization how, Tensor input, Tensor? gradient, ImmutableArray<Tensor> statistics) : Kernel
{
    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => step.Outputs;

    public override Partition Partition => how.MixesSamples ? Partition.Tiles : input.IsBatched ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramStorage storage) => storage[input].Width;

    public override int Shares(FastWriter writer) => TilesOf(writer).Shares;

    public override void Write(FastWriter writer)
    {
        if (!how.MixesSamples)
        {
            using (writer.RowLoop(input, out Index row))
            {
                WriteGroup(writer, row);
            }

            return;
        }

        int unit = how.Groups == StandardGroups.Columns ? writer.Lanes : 1;
        writer.TileLoop(how.Groups == StandardGroups.Columns ? "c" : "k", TilesOf(writer), unit, group => WriteGroup(writer, group));
    }

    /// <summary>A vector of columns, of which each lane has its own sums; or a row.</summary>
    private EqualTiles TilesOf(FastWriter writer) =>
        new(how.Groups == StandardGroups.Columns ? writer.WidthOf(input) / writer.Lanes : input.RowsPerSample, 1);

    /// <summary>Two passes over the group for its means and variances, and for the sums of the gradient beside them; a third to write.</summary>
    private void WriteGroup(FastWriter writer, Index group)
    {
        var words = new WidenedWords(writer);
        string elements = $"(double){how.Elements(writer, input).Factor}";
        Tensor[] given = gradient is null ? [input] : [input, gradient];
        string[][] means = !how.IsCentred ? [] : Means(["mean", "dMean"], (row, column, valid) =>
            [.. given.Select(t => words.Parts(Load(t, row, column), valid))]);
        string[][] second = Means(["variance", "projection"], (row, column, valid) =>
        {
            string[] deviations = words.Locals("deviation", Deviations(0, row, column, valid));
            string[] squares = words.Products(deviations, deviations);
            return gradient is null ? [squares] : [squares, words.Products(words.Parts(Load(gradient, row, column), valid), deviations)];
        });
        string[] reciprocals = words.Locals("reciprocal", [.. second[0].Select(v => words.Reciprocal(v, how.Epsilon))]);
        if (gradient is null)
        {
            WriteStatistics(writer, words, group, [.. means, second[0]]);
            Store((row, column, valid) => words.Products(Deviations(0, row, column, valid), reciprocals));
            return;
        }

        string[] slopes = words.Locals("slope", words.Products(second[1], words.Products(reciprocals, reciprocals)));
        Store((row, column, valid) => words.Products(
            words.Locals("d", words.LessProducts(Deviations(1, row, column, valid), Deviations(0, row, column, valid), slopes)), reciprocals));

        string Load(Tensor tensor, Index row, Index column) => writer.Local("v", writer.Load(writer.Element(tensor, row, column)));

        // Of the input or of its gradient.
        string[] Deviations(int which, Index row, Index column, int valid) => how.IsCentred
            ? words.Differences(Load(given[which], row, column), means[which], valid)
            : words.Parts(Load(given[which], row, column), valid);

        // The means of terms, in each lane its own or in all lanes the same.
        string[][] Means(string[] names, Func<Index, Index, int, string[][]> terms)
        {
            string[][] sums = [.. given.Select(_ => words.Zeros("sum"))];
            ForEach(writer, group, (row, column, valid) =>
            {
                if (valid > 0)
                {
                    words.Add(sums, terms(row, column, valid));
                }
            });
            return [.. sums.Select((parts, i) => how.Groups == StandardGroups.Columns
                ? words.Locals(names[i], [.. parts.Select(s => $"{s} / {writer.Family}.Create({elements})")])
                : words.Everywhere(names[i], $"VectorMath.Sum({writer.AddChains(parts)}) / {elements}"))];
        }

        void Store(Func<Index, Index, int, string[]> values) => ForEach(writer, group, (row, column, valid) =>
            writer.Store(writer.Element(step.Output, row, column), valid == 0 ? writer.Zero : words.Narrow(values(row, column, valid))));
    }

    private void WriteStatistics(FastWriter writer, WidenedWords words, Index group, string[][] meanAndVariance)
    {
        foreach ((Tensor statistic, string[] values) in statistics.Zip(meanAndVariance, (s, v) => (s, v)))
        {
            if (how.Groups == StandardGroups.Columns)
            {
                writer.Store(writer.Element(statistic, 0, group), words.Narrow(values));
            }
            else
            {
                writer.Code.Line($"{writer.Element(statistic, 0, group)} = {writer.Narrow(values[0] + ".ToScalar()")};");
            }
        }
    }

    /// <summary>The vectors of a group: row, column, and how many numbers are no padding.</summary>
    private void ForEach(FastWriter writer, Index group, Action<Index, Index, int> write)
    {
        if (how.Groups == StandardGroups.Columns)
        {
            using (writer.RowLoop(input, out Index row))
            {
                write(row, group, writer.Lanes);
            }

            return;
        }

        bool isOfBatch = how.Groups == StandardGroups.RowsOfBatch && input.IsBatched;
        using (isOfBatch ? writer.Loop("s", writer.Samples, out Index sample) : writer.Loop("s", 1, out sample))
        {
            writer.VectorsOfRow(input, (column, valid) => write((sample * input.RowsPerSample) + group, column, valid));
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) => step switch
        {
            Standardize s when Fits(s, context) && !s.Statistics.Any(context.ReadWithPadding.Contains) =>
                new VectorStandardize(s, s.How, s.Input, null, s.Statistics),
            StandardizeGradient g when Fits(g, context) => new VectorStandardize(g, g.How, g.Input, g.Gradient, []),
            _ => null,
        };

        /// <summary>Vectors of columns run to the end of the padding.</summary>
        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is Standardize { How.Groups: StandardGroups.Columns } or StandardizeGradient { How.Groups: StandardGroups.Columns }
                ? step.Inputs
                : [];

        private static bool Fits(Primitive step, StepContext context) => step.Inputs.All(context.IsPadded) && context.IsPadded(step.Output);
    }
}
