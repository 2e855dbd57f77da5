using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>An optimizer's state as flat buffers beside the parameters, and its step as one vectorised loop over all of them.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <typeparam name="TRule">The formula; a struct, so that it is compiled into the loop.</typeparam>
internal abstract class VectorState<T, TRule> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    private readonly int _length;
    private readonly int _distance;
    private readonly AlignedBuffer<T> _buffers;
    private readonly string[] _names;
    private AlignedBuffer<T>? _decay;
    private readonly UpdateJob<T, TRule> _job;

    /// <summary>Allocates the buffers, all zero.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="buffers">The buffers' names in a checkpoint: PyTorch's, where it has them.</param>
    protected VectorState(int length, params string[] buffers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _length = length;

        // Every buffer ends on a cache line, so its last vector is whole and the next buffer is aligned as the first.
        int line = 64 / Unsafe.SizeOf<T>();
        _distance = checked(length + line - 1) / line * line;
        _names = buffers;
        _buffers = new AlignedBuffer<T>(checked(_distance * buffers.Length));
        _job = new UpdateJob<T, TRule>(this);
    }

    public sealed override void Step(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        ExpectLengths(parameters.Length, gradients.Length);
        TRule rule = NextRule();
        int threads = Team.SizeForElements(_length);
        if (threads == 1 || !_job.TryRun(threads, in rule, parameters, gradients))
        {
            Update(in rule, parameters, gradients, 0, _length);
        }
    }

    internal sealed override UpdateOutcome StepChecked(
        Span<T> parameters, ReadOnlySpan<T> gradients, InterleavedWork? interleaved, out bool isInterleavedDone)
    {
        ExpectLengths(parameters.Length, gradients.Length);
        TRule rule = NextRule();
        UpdateOutcome outcome = _job.RunChecked(Team.SizeForElements(_length), in rule, parameters, gradients, interleaved);
        isInterleavedDone = interleaved is not null && outcome != UpdateOutcome.GradientNotFinite;
        return outcome;
    }

    /// <summary>Updates the elements from <paramref name="first"/> to <paramref name="end"/>, which are whole vectors but at the end of
    /// all.</summary>
    /// <returns>Whether all of them are finite afterwards.</returns>
    internal bool Update(in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, int first, int end)
    {
        int whole = first + ((end - first) / Vector<T>.Count * Vector<T>.Count);
        Vector<T> union = _decay is null
            ? UpdateVectors(in rule, parameters, gradients, first, whole)
            : UpdateVectors(in rule, parameters, gradients, _decay.Span, first, whole);
        if (whole < end)
        {
            StepRest(in rule, parameters, gradients, whole);
            return Vector.EqualsAll(union, Vector<T>.Zero) && Finite.All<T>(parameters[whole..end]);
        }

        return Vector.EqualsAll(union, Vector<T>.Zero);
    }

    /// <summary>Where every element decays. Optimised from the first call on: it needs no profile. The rule becomes a local, whose vectors stay in
    /// registers; Native AOT reads an argument's from the stack in every turn (4-16-16-2, Adam: 255 ns against 206).</summary>
    /// <returns>Zeros where all new values are finite: x − x is +0 for every finite x, else NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector<T> UpdateVectors(in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, nint first, nint end)
    {
        ref T parameter = ref MemoryMarshal.GetReference(parameters);
        ref T gradient = ref MemoryMarshal.GetReference(gradients);
        ref T state = ref _buffers.Reference;
        nint distance = _distance;
        TRule numbers = rule;
        Vector<T> union = Vector<T>.Zero;
        for (nint i = first; i < end; i += Vector<T>.Count)
        {
            Vector<T> value = Vector.LoadUnsafe(ref parameter, (nuint)i);
            Vector<T> next = numbers.Update(value, value, Vector.LoadUnsafe(ref gradient, (nuint)i), new(ref Unsafe.Add(ref state, i), distance));
            next.StoreUnsafe(ref parameter, (nuint)i);
            union |= next - next;
        }

        return union;
    }

    /// <summary>Where some do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector<T> UpdateVectors(in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, ReadOnlySpan<T> decay, nint first, nint end)
    {
        ref T parameter = ref MemoryMarshal.GetReference(parameters);
        ref T gradient = ref MemoryMarshal.GetReference(gradients);
        ref T share = ref MemoryMarshal.GetReference(decay);
        ref T state = ref _buffers.Reference;
        nint distance = _distance;
        TRule numbers = rule;
        Vector<T> union = Vector<T>.Zero;
        for (nint i = first; i < end; i += Vector<T>.Count)
        {
            Vector<T> value = Vector.LoadUnsafe(ref parameter, (nuint)i);
            Vector<T> decayed = value * Vector.LoadUnsafe(ref share, (nuint)i);
            Vector<T> next = numbers.Update(value, decayed, Vector.LoadUnsafe(ref gradient, (nuint)i), new(ref Unsafe.Add(ref state, i), distance));
            next.StoreUnsafe(ref parameter, (nuint)i);
            union |= next - next;
        }

        return union;
    }

    public sealed override void LimitDecay(ReadOnlySpan<T> share)
    {
        if (share.Length != _length)
        {
            throw new ArgumentException($"The optimizer's state is for {_length} elements, but there are {share.Length} shares.", nameof(share));
        }

        _decay = new AlignedBuffer<T>(_length);
        share.CopyTo(_decay.Span);
    }

    public sealed override void Transfer(StateArchive archive)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            archive.Elements(_names[i], _buffers.Span.Slice(i * _distance, _length));
        }

        TransferNumbers(archive);
    }

    /// <exception cref="ArgumentException">Other lengths than the state was made for.</exception>
    protected void ExpectLengths(int parameters, int gradients)
    {
        if (parameters != _length || gradients != _length)
        {
            throw new ArgumentException(
                $"The optimizer's state is for {_length} elements, but there are {parameters} parameters and {gradients} gradients.");
        }
    }

    /// <summary>A hyper-parameter in the network's number type, in every element: a vector in memory is an operand, a number would be spread out anew
    /// each time.</summary>
    protected static Vector<T> Number(double value) => new(Real.Of<T>(value));

    /// <summary>An ε above 0 stays above 0: one too small for <typeparamref name="T"/> becomes its least normal number, so that 0 / (0 + ε) is
    /// 0.</summary>
    protected static Vector<T> Epsilon(double value)
    {
        double least = Unsafe.SizeOf<T>() == sizeof(float) ? 1.17549435e-38 : 2.2250738585072014e-308;
        return Number(double.Max(value, least));
    }

    /// <summary>βᵗ from βᵗ⁻¹; 0 once it is too small to count in 1 − βᵗ, so that it never becomes a denormal number.</summary>
    protected static double NextPower(double power, double beta) => power < 1e-30 ? 0 : power * beta;

    /// <summary>Gives every element of all buffers its first value; zero without this.</summary>
    protected void Start(double value) => _buffers.Span.Fill(Real.Of<T>(value));

    /// <summary>What is kept beside the buffers.</summary>
    protected virtual void TransferNumbers(StateArchive archive)
    {
    }

    /// <summary>Counts a step, and gives the formula this step's numbers.</summary>
    protected abstract TRule NextRule();

    // A method of its own: a stack allocation beside the loop would keep the loop from being recompiled at the best tier.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StepRest(in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, int first)
    {
        Span<T> rest = parameters[first..];
        Span<T> values = stackalloc T[3 * Vector<T>.Count];
        values.Clear();
        Span<T> paddedGradients = values.Slice(Vector<T>.Count, Vector<T>.Count);
        Span<T> decayed = values[(2 * Vector<T>.Count)..];
        rest.CopyTo(values);
        gradients[first..].CopyTo(paddedGradients);
        for (int i = 0; i < rest.Length; i++)
        {
            decayed[i] = _decay is null ? rest[i] : rest[i] * _decay.Span[first + i];
        }

        var state = new StateVectors<T>(ref Unsafe.Add(ref _buffers.Reference, first), _distance);
        rule.Update(new Vector<T>(values), new Vector<T>(decayed), new Vector<T>(paddedGradients), state).CopyTo(values);
        values[..rest.Length].CopyTo(rest);
    }
}
