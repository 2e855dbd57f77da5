using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>
/// The machine's own limits, measured among the rest: for a single sample of dense layers the time to read the network's weights and multiply
/// them, for convolutions and for batches the time of their multiply-adds at the rate of chains that never leave the registers.
/// </summary>
internal sealed class MachineContender : IContender
{
    public ICell? Open(NetworkSpec network, NetworkData data, Work work, int threads, out string reason)
    {
        reason = "latency and threads have no simple limit";
        return work.Kind == WorkKind.Latency || threads > 1 ? null
            : work.Kind == WorkKind.Step || (work is { Kind: WorkKind.Predict, Batch: 1 } && network.IsDense) ? new Reading(network.WeightBytes)
            : new Chains(work.MultiplyAdds(network));
    }

    /// <summary>One pass over that many bytes, each vector once an operand of a multiply-add.</summary>
    private sealed class Reading : ICell
    {
        private const int Block = 8;

        private readonly AlignedBuffer<float> _values;
        private readonly nuint _length;
        private float _sink;

        public Reading(long bytes)
        {
            _values = new AlignedBuffer<float>((int)BitOperations.RoundUpToPowerOf2((ulong)bytes) / sizeof(float));
            _length = (nuint)(bytes / sizeof(float));

            // Memory that was never written is one page of zeros, again and again: the first-level cache would hold it.
            _values.Span.Fill(1);
        }

        public float[] Result() => [];

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run(int calls)
        {
            ref float start = ref _values.Reference;
            nuint width = (nuint)Vector256<float>.Count;
            Vector256<float> factor = Vector256.Create(1.0001f);
            Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
            for (int call = 0; call < calls; call++)
            {
                for (nuint i = 0; i < _length; i += Block * width)
                {
                    a = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i), factor, a);
                    b = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + width), factor, b);
                    c = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + (2 * width)), factor, c);
                    d = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + (3 * width)), factor, d);
                    e = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + (4 * width)), factor, e);
                    f = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + (5 * width)), factor, f);
                    g = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + (6 * width)), factor, g);
                    h = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref start, i + (7 * width)), factor, h);
                }
            }

            _sink = Vector256.Sum(a + b + c + d + e + f + g + h);
        }
    }

    /// <summary>That many multiply-adds in ten independent chains, the most that keep every unit of today's cores busy.</summary>
    private sealed class Chains(long multiplyAdds) : ICell
    {
        private float _sink;

        public float[] Result() => [];

        public void Run(int calls)
        {
            double rounds = (double)multiplyAdds * calls;
            _sink = Vector512.IsHardwareAccelerated ? Run512((long)(rounds / 160)) : Run256((long)(rounds / 80));
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static float Run256(long rounds)
        {
            Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(0.001f);
            Vector256<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
            for (long round = 0; round < rounds; round++)
            {
                a = Vector256.MultiplyAddEstimate(a, x, y);
                b = Vector256.MultiplyAddEstimate(b, x, y);
                c = Vector256.MultiplyAddEstimate(c, x, y);
                d = Vector256.MultiplyAddEstimate(d, x, y);
                e = Vector256.MultiplyAddEstimate(e, x, y);
                f = Vector256.MultiplyAddEstimate(f, x, y);
                g = Vector256.MultiplyAddEstimate(g, x, y);
                h = Vector256.MultiplyAddEstimate(h, x, y);
                i = Vector256.MultiplyAddEstimate(i, x, y);
                j = Vector256.MultiplyAddEstimate(j, x, y);
            }

            return Vector256.Sum(a + b + c + d + e + f + g + h + i + j);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static float Run512(long rounds)
        {
            Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(0.001f);
            Vector512<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
            for (long round = 0; round < rounds; round++)
            {
                a = Vector512.MultiplyAddEstimate(a, x, y);
                b = Vector512.MultiplyAddEstimate(b, x, y);
                c = Vector512.MultiplyAddEstimate(c, x, y);
                d = Vector512.MultiplyAddEstimate(d, x, y);
                e = Vector512.MultiplyAddEstimate(e, x, y);
                f = Vector512.MultiplyAddEstimate(f, x, y);
                g = Vector512.MultiplyAddEstimate(g, x, y);
                h = Vector512.MultiplyAddEstimate(h, x, y);
                i = Vector512.MultiplyAddEstimate(i, x, y);
                j = Vector512.MultiplyAddEstimate(j, x, y);
            }

            return Vector512.Sum(a + b + c + d + e + f + g + h + i + j);
        }
    }
}
