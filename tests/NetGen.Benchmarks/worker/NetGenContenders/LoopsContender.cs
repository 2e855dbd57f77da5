using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>What a C# developer writes by hand: arrays and loops, one sample after the other.</summary>
internal sealed class LoopsContender : IContender
{
    public ICell? Open(NetworkSpec network, NetworkData data, Work work, int threads, out string reason)
    {
        reason = network.IsDense ? "one thread" : "has dense layers alone";
        return threads > 1 || !network.IsDense ? null : new Cell(network, data, work);
    }

    private sealed class Cell(NetworkSpec spec, NetworkData data, Work work) : ICell
    {
        private readonly LoopsNetwork _network = new(spec, data);
        private readonly LoopsTraining? _training = work.Kind == WorkKind.Train ? new LoopsTraining(spec, work) : null;
        private readonly Batches _batches = new(spec, data, work.Batch);
        private readonly float[] _inputs = data.Inputs.AsSpan(0, work.Batch * spec.Inputs).ToArray();
        private readonly float[] _outputs = new float[work.Batch * spec.Outputs];
        private float _sink;

        public float[] Result()
        {
            if (_training is null)
            {
                Predict(_inputs, _outputs);
                return [.. _outputs];
            }

            Run(Work.ComparedSteps);
            float[] outputs = new float[Work.ComparedSamples * spec.Outputs];
            Predict(_batches.Compared, outputs);
            return outputs;
        }

        public void Run(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                if (_training is not null)
                {
                    _batches.Next();
                    _training.Step(_network, _batches.Inputs, _batches.Targets);
                    continue;
                }

                Predict(_inputs, _outputs);
                _sink += _outputs[0];
                if (work.Kind == WorkKind.Latency)
                {
                    _inputs[0] = _outputs[0];
                }
            }
        }

        private void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            for (int sample = 0; sample * spec.Inputs < inputs.Length; sample++)
            {
                _network.Forward(inputs.Slice(sample * spec.Inputs, spec.Inputs)).CopyTo(outputs.Slice(sample * spec.Outputs, spec.Outputs));
            }
        }
    }
}
