using Microsoft.ML.OnnxRuntime;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.Peers;

/// <summary>ONNX Runtime at its best: fixed shapes, all graph optimisations, inputs and outputs bound once.</summary>
internal sealed class OnnxContender : IContender
{
    public ICell? Open(NetworkSpec network, NetworkData data, Work work, int threads, out string reason)
    {
        reason = "does not train from C#, nor keep many states";
        if (work.Kind is WorkKind.Train or WorkKind.Sessions)
        {
            return null;
        }

        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.set_denormal_as_zero", "1");
        return network.IsRecurrent ? new OnnxRecurrentCell(network, data, work, options) : new Cell(network, data, work, options);
    }

    private sealed class Cell : ICell
    {
        private readonly InferenceSession _session;
        private readonly OrtIoBinding _binding;
        private readonly RunOptions _run = new();
        private readonly float[] _inputs;
        private readonly float[] _outputs;
        private readonly bool _dependent;
        private float _sink;

        public Cell(NetworkSpec network, NetworkData data, Work work, SessionOptions options)
        {
            _session = new InferenceSession(OnnxModel.Write(network, data, work.Batch), options);
            _dependent = work.Kind == WorkKind.Latency;
            _inputs = GC.AllocateArray<float>(work.Batch * network.Inputs, pinned: true);
            _outputs = GC.AllocateArray<float>(work.Batch * network.Outputs, pinned: true);
            data.Inputs.AsSpan(0, _inputs.Length).CopyTo(_inputs);
            _binding = _session.CreateIoBinding();
            _binding.BindInput("input", OrtValue.CreateTensorValueFromMemory(_inputs, [work.Batch, .. network.Input.Select(extent => (long)extent)]));
            _binding.BindOutput("output", OrtValue.CreateTensorValueFromMemory(_outputs, [work.Batch, network.Outputs]));
        }

        public float[] Result()
        {
            _session.RunWithBinding(_run, _binding);
            return [.. _outputs];
        }

        public void Run(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                _session.RunWithBinding(_run, _binding);
                _sink += _outputs[0];
                if (_dependent)
                {
                    _inputs[0] = _outputs[0];
                }
            }
        }
    }
}
