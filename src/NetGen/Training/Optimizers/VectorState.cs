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

    protected VectorState(int length, int bufferCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _length = length;

        // Every buffer ends on a cache line, so its last vector is whole and the next buffer is aligned as the first.
        int line = 64 / Unsafe.SizeOf<T>();
        _distance = checked(length + line - 1) / line * line;
        _buffers = new AlignedBuffer<T>(checked(_distance * bufferCount));
    }

    public sealed override void Step(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        if (parameters.Length != _length || gradients.Length != _length)
        {
            throw new ArgumentException(
                $"The optimizer's state is for {_length} elements, but there are {parameters.Length} parameters and {gradients.Length} gradients.");
        }

        TRule rule = NextRule();
        ref T parameter = ref MemoryMarshal.GetReference(parameters);
        ref T gradient = ref MemoryMarshal.GetReference(gradients);
        ref T state = ref _buffers.Reference;
        int i = 0;
        for (; i <= _length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> updated = rule.Update(
                Vector.LoadUnsafe(ref parameter, (nuint)i), Vector.LoadUnsafe(ref gradient, (nuint)i), new StateVectors<T>(ref Unsafe.Add(ref state, i), _distance));
            updated.StoreUnsafe(ref parameter, (nuint)i);
        }

        if (i < _length)
        {
            StepRest(rule, parameters[i..], gradients[i..], ref Unsafe.Add(ref state, i));
        }
    }

    /// <summary>A hyper-parameter in the network's number type.</summary>
    protected static T Number(double value) => T.CreateTruncating(value);

    /// <summary>An ε above 0 stays above 0: one too small for <typeparamref name="T"/> becomes its least normal number, so that 0 / (0 + ε) is 0.</summary>
    protected static T Epsilon(double value)
    {
        double least = Unsafe.SizeOf<T>() == sizeof(float) ? 1.17549435e-38 : 2.2250738585072014e-308;
        return Number(double.Max(value, least));
    }

    /// <summary>βᵗ from βᵗ⁻¹; 0 once it is too small to count in 1 − βᵗ, so that it never becomes a denormal number.</summary>
    protected static double NextPower(double power, double beta) => power < 1e-30 ? 0 : power * beta;

    /// <summary>Gives every element of all buffers its first value; zero without this.</summary>
    protected void Start(double value) => _buffers.Span.Fill(Number(value));

    /// <summary>Counts a step, and gives the formula this step's numbers.</summary>
    protected abstract TRule NextRule();

    // A method of its own: a stack allocation beside the loop would keep the loop from being recompiled at the best tier.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StepRest(TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, ref T state)
    {
        Span<T> values = stackalloc T[2 * Vector<T>.Count];
        values.Clear();
        Span<T> paddedGradients = values[Vector<T>.Count..];
        parameters.CopyTo(values);
        gradients.CopyTo(paddedGradients);
        rule.Update(new Vector<T>(values), new Vector<T>(paddedGradients), new StateVectors<T>(ref state, _distance)).CopyTo(values);
        values[..parameters.Length].CopyTo(parameters);
    }
}
