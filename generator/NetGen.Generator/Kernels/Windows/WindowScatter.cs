using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>What windows add to their positions of an image, by vectors of channels: a number to all of them, to that of the maximum alone, or to each its
/// own. A sample's windows are added in one order.</summary>
/// <param name="step">The step.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="windows">The tensor with a row for each window.</param>
internal sealed class WindowScatter(Primitive step, ImmutableArray<WindowAxis> axes, Tensor windows) : Kernel
{
    /// <summary>Channels that fill the shortest vectors.</summary>
    private static readonly int LeastChannels = VectorBits.Lanes(VectorBits.Narrow, Vocabulary.Precision.Single);

    /// <summary>Whether each position is in one window: then it is written, else added to.</summary>
    private readonly bool _isCut = axes.Zip(step.Output.Shape.Extents, (a, extent) =>
        a.Stride == a.Span && a.Kernel == a.Span && a.CountIn(extent) * a.Stride == extent).All(fits => fits);

    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => step.Outputs;

    public override Partition Partition => step.Output.IsBatched ? Partition.Samples : Partition.Whole;

    /// <summary>Channels stand side by side in a window without padding between its positions.</summary>
    public override int RunLength(ProgramStorage storage) => step is SumOfWindows ? step.Output.Columns : storage[step.Output].Width;

    public override void Write(FastWriter writer)
    {
        Tensor image = step.Output;
        int channels = step is SumOfWindows ? image.Columns : writer.WidthOf(image);
        bool isCut = _isCut && channels == writer.WidthOf(image);
        var loops = new ChannelWindows(writer, image, axes, windows);
        WindowTaps taps = loops.Taps(step is WindowMaximumGradient ? 2 : 1);
        loops.ForEach(Clear, (row, pixel) => loops.ForEachChannel(channels, 1, channel =>
        {
            Func<Index, string> addendOf = AddendOf(writer, taps, row, pixel, channel);
            taps.ForEach((tap, rows) =>
            {
                string places = writer.Reference("a", writer.Element(image, pixel + rows, channel));
                foreach ((int k, int behind) in taps.Written)
                {
                    Address place = FastWriter.From(places, behind * writer.StrideOf(image));
                    string addend = addendOf(tap + k);
                    writer.Store(place, isCut ? addend : $"{writer.Load(place)} + {FastWriter.Atom(addend)}");
                }
            });
        }));

        void Clear(Index sample)
        {
            if (!isCut)
            {
                loops.Clear(sample);
            }
        }
    }

    /// <summary>What a window adds to a position of it.</summary>
    private Func<Index, string> AddendOf(FastWriter writer, WindowTaps taps, Index row, Index pixel, Index channel)
    {
        if (step is SumOfWindows)
        {
            return tap => writer.Load(writer.Element(windows, row, (tap * step.Output.Columns) + channel));
        }

        string place = step is WindowMaximumGradient gradient ? PlaceOfMaximum(writer, gradient.Input, taps, pixel, channel) : string.Empty;
        string number = writer.Local("d", writer.Load(writer.Element(windows, row, channel)));
        return tap => place.Length == 0 ? number : $"{number} & {writer.Family}.Equals({place}, {Number(writer, tap)})";
    }

    /// <summary>Which position of a window has the first of its largest numbers, or its last NaN.</summary>
    private static string PlaceOfMaximum(FastWriter writer, Tensor input, WindowTaps taps, Index pixel, Index channel)
    {
        string max = writer.Locals("max", 1, writer.Load(writer.Element(input, pixel, channel)))[0];
        string place = writer.Locals("place", 1, writer.Zero)[0];
        taps.ForEach((tap, rows) =>
        {
            string numbers = writer.Reference("x", writer.Element(input, pixel + rows, channel));
            foreach ((int k, int behind) in taps.Written.Where(t => !(tap + t.Tap).IsZero))
            {
                string number = writer.Local("x", writer.Load(FastWriter.From(numbers, behind * writer.StrideOf(input))));
                string isLarger = writer.Local("isLarger", $"Greater{writer.Bits}({number}, {max}) | ~{writer.Family}.Equals({number}, {number})");
                writer.Code.Line($"{max} = {writer.Family}.ConditionalSelect({isLarger}, {number}, {max});");
                writer.Code.Line($"{place} = {writer.Family}.ConditionalSelect({isLarger}, {Number(writer, tap + k)}, {place});");
            }
        });
        return place;
    }

    private static string Number(FastWriter writer, Index tap) => writer.Spread(tap.Value is { } number ? writer.Number(number) : $"({writer.Type}){tap.Factor}");

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) => !Fits(step, context) ? null : step switch
        {
            WindowSpread spread => new WindowScatter(step, spread.Axes, spread.Input),
            WindowMaximumGradient gradient => new WindowScatter(step, gradient.Axes, gradient.Gradient),
            SumOfWindows sum when sum.Output.Columns % LeastChannels == 0 => new WindowScatter(step, sum.Axes, sum.Input),
            _ => null,
        };

        /// <summary>What is added to the padding of a row is zero.</summary>
        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) => !Fits(step, context) ? [] : step switch
        {
            WindowSpread spread => [spread.Input],
            WindowMaximumGradient gradient => [gradient.Gradient],
            _ => [],
        };

        private static bool Fits(Primitive step, StepContext context) =>
            step is WindowSpread or WindowMaximumGradient or SumOfWindows && step.Output.Role == TensorRole.Intermediate
            && step.Inputs.All(context.IsPadded) && context.IsPadded(step.Output);
    }
}
