using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The window of a causal convolution in a stream: what the kernel reaches of the tail of the inputs, and the new input behind it. The tail stays in the
/// caller's memory, where it moves on by a step.
/// </summary>
internal sealed class TailShift : Kernel, IFusing
{
    private readonly ImmutableArray<Primitive> _steps;
    private readonly WindowAxis _axis;
    private readonly Tensor _input;
    private readonly Tensor _window;
    private readonly int _offset;

    private TailShift(Tensor state, int offset, Tensor input, ImmutableArray<Primitive> steps, WindowAxis axis, Tensor window)
    {
        (State, _offset, _input, _steps, _axis, _window) = (state, offset, input, steps, axis, window);
    }

    /// <summary>The tail, which it reads and leaves in the caller's memory itself.</summary>
    public Tensor State { get; }

    /// <summary>All but the step that puts the new input behind the tail.</summary>
    public ImmutableArray<Primitive> Fused => [.. _steps.Where(s => s is not Concat)];

    public override ImmutableArray<string> Formulas => [.. _steps.Select(s => s.Formula)];

    public override ImmutableArray<Tensor> Reads => [_input];

    public override ImmutableArray<Tensor> Writes => [_window];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => 0;

    private int Channels => _input.Columns;

    private int TailRows => State.Shape.Extents[0];

    public override void Write(FastWriter writer)
    {
        // Inputs that stand side by side are one run.
        (int runs, int length) = _axis.Dilation == 1 ? (1, TailRows * Channels) : (_axis.Kernel - 1, Channels);
        using (writer.Loop("tap", runs, out Index tap))
        {
            Copy(writer, c => writer.Element(_window, 0, (tap * Channels) + c), c => Tail((tap * (_axis.Dilation * Channels)) + c), length);
        }

        Copy(writer, c => writer.Element(_window, 0, ((_axis.Kernel - 1) * Channels) + c), Input, Channels);
        writer.EndRow(_window, 0);
        Copy(writer, Tail, c => Tail(Channels + c), (TailRows - 1) * Channels);
        Copy(writer, c => Tail(((TailRows - 1) * Channels) + c), Input, Channels);

        Address Input(Index column) => writer.Element(_input, 0, column);
    }

    private Address Tail(Index index) => FastWriter.From(FastWriter.State, index + _offset);

    /// <summary>Numbers side by side: few of them one by one.</summary>
    private static void Copy(FastWriter writer, System.Func<Index, Address> to, System.Func<Index, Address> from, int count)
    {
        int run = count > FastWriter.ShortRun ? count : 1;
        for (int c = 0; c < count; c += run)
        {
            writer.Copy(to(c), from(c), run);
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (!context.IsOneSample || !context.Choices.Fuses || step is not Concat { Axis: 0, Inputs: { Length: 2 } joined } reached
                || joined[0].Role != TensorRole.State)
            {
                return null;
            }

            (Tensor tail, Tensor row) = (joined[0], joined[1]);
            ImmutableArray<Primitive> readers = [.. context.Program.Steps.Where(s => s.Inputs.Contains(reached.Output))];
            if (readers.Length != 2 || readers.OfType<Slice>().SingleOrDefault() is not { } next
                || readers.OfType<Window>().SingleOrDefault() is not { } window)
            {
                return null;
            }

            (Tensor State, Tensor Next)[] states = [.. context.Program.States];
            int index = System.Array.FindIndex(states, s => s.State == tail);
            if (states[index].Next != next.Output)
            {
                return null;
            }

            Reshape? before = context.FlatBefore(row).SingleOrDefault();
            Reshape? behind = context.FlatBehind(window.Output);
            return new TailShift(
                tail,
                (int)states.Take(index).Sum(s => s.State.Shape.Size),
                before?.Input ?? row,
                [.. new Primitive?[] { before, reached, window, behind, next }.OfType<Primitive>()],
                window.Axes[0],
                (behind ?? (Primitive)window).Output);
        }
    }
}
