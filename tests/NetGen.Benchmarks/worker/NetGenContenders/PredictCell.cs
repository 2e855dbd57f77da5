using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>Predictions of a generated network.</summary>
internal sealed class PredictCell<TNetwork, TPredictor>(TPredictor predictor, NetworkSpec spec, NetworkData data, Work work) : ICell
    where TPredictor : struct, IPredictor<TNetwork>
{
    private readonly AlignedBuffer<float> _inputs = Copy(data.Inputs.AsSpan(0, work.Batch * spec.Inputs));
    private readonly AlignedBuffer<float> _outputs = new(work.Batch * spec.Outputs);
    private float _sink;

    public float[] Result()
    {
        predictor.Predict(_inputs.Span, _outputs.Span);
        return _outputs.Span.ToArray();
    }

    public void Run(int calls)
    {
        if (work.Kind == WorkKind.Latency)
        {
            RunDependent(calls);
        }
        else
        {
            RunFree(calls);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunFree(int calls)
    {
        Span<float> inputs = _inputs.Span;
        Span<float> outputs = _outputs.Span;
        float sink = 0;
        for (int i = 0; i < calls; i++)
        {
            predictor.Predict(inputs, outputs);
            sink += outputs[0];
        }

        _sink = sink;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunDependent(int calls)
    {
        Span<float> inputs = _inputs.Span;
        Span<float> outputs = _outputs.Span;
        for (int i = 0; i < calls; i++)
        {
            predictor.Predict(inputs, outputs);
            inputs[0] = outputs[0];
        }

        _sink = outputs[0];
    }

    private static AlignedBuffer<float> Copy(ReadOnlySpan<float> values)
    {
        var buffer = new AlignedBuffer<float>(values.Length);
        values.CopyTo(buffer.Span);
        return buffer;
    }
}
