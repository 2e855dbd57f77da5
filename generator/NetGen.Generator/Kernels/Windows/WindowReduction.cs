using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>The maximum or the sum of each window, by vectors of channels: a few of them side by side, so that a long window's numbers need not wait for each
/// other.</summary>
internal sealed class WindowReduction(Primitive step, Tensor image, ImmutableArray<WindowAxis> axes, bool ofMaximum) : Kernel
{
    private const int MostVectors = 4;

    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => step.Outputs;

    public override Partition Partition => image.IsBatched ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramStorage storage) => storage[image].Width;

    public override void Write(FastWriter writer)
    {
        int vectors = writer.VectorsOfBlock(writer.WidthOf(image), MostVectors);
        var windows = new ChannelWindows(writer, image, axes, step.Output);
        WindowTaps taps = windows.Taps(vectors);
        windows.ForEach(_ => { }, (row, pixel) => windows.ForEachChannel(writer.WidthOf(image), vectors, channel =>
        {
            string[] results = [.. Enumerable.Range(0, vectors).Select(v => writer.NewLocal(ofMaximum ? "max" : "sum"))];
            writer.Declare([.. results.Select((r, v) => (r, ofMaximum ? First(v) : writer.Zero))]);
            taps.ForEach((tap, rows) =>
            {
                string numbers = writer.Reference("a", writer.Element(image, pixel + rows, channel));
                foreach ((int _, int behind) in taps.Written.Where(t => !ofMaximum || !(tap + t.Tap).IsZero))
                {
                    for (int v = 0; v < vectors; v++)
                    {
                        string number = writer.Load(FastWriter.From(numbers, (behind * writer.StrideOf(image)) + (v * writer.Lanes)));
                        writer.Code.Line(ofMaximum ? $"{results[v]} = {Larger(writer, results[v], number)};" : $"{results[v]} += {number};");
                    }
                }
            });
            writer.StoreVectors(writer.Element(step.Output, row, channel), results, writer.Lanes);

            string First(int vector) => writer.Load(writer.Element(image, pixel, channel + (vector * writer.Lanes)));
        }));
    }

    /// <summary>The larger of two numbers, or that which is NaN: an instruction may hand on the last alone.</summary>
    private static string Larger(FastWriter writer, string max, string number) =>
        $"{writer.Family}.ConditionalSelect({writer.Family}.Equals({max}, {max}), Max{writer.Bits}({max}, {number}), {max})";

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) => !Fits(step, context) ? null : step switch
        {
            WindowMaximum maximum => new WindowReduction(step, maximum.Input, maximum.Axes, ofMaximum: true),
            WindowSum sum => new WindowReduction(step, sum.Input, sum.Axes, ofMaximum: false),
            _ => null,
        };

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            Fits(step, context) ? step.Inputs : [];

        private static bool Fits(Primitive step, StepContext context) =>
            step is WindowMaximum or WindowSum && step.Output.Role == TensorRole.Intermediate
            && context.IsPadded(step.Inputs[0]) && context.IsPadded(step.Output);
    }
}
