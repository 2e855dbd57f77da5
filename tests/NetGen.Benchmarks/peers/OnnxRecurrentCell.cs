using Microsoft.ML.OnnxRuntime;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.Peers;

/// <summary>ONNX Runtime on a recurrence: whole sequences, or a model of one step whose last state is copied to its first.</summary>
internal sealed class OnnxRecurrentCell : ICell
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _run = new();
    private readonly float[] _inputs;
    private readonly float[] _output;
    private readonly (float[] First, float[] Last)[] _states = [];
    private readonly NetworkData _data;
    private readonly LayerSpec _layer;
    private readonly int _batch;
    private readonly bool _isStream;
    private int _step;
    private float _sink;

    public OnnxRecurrentCell(NetworkSpec network, NetworkData data, Work work, SessionOptions options)
    {
        (_data, _layer, _batch, _isStream) = (data, network.Layers.Single(), work.Batch, work.Kind == WorkKind.Step);
        int steps = _isStream ? 1 : network.Input[0];
        _session = new InferenceSession(OnnxRecurrence.Write(network, data, steps, _batch, _isStream), options);
        _binding = _session.CreateIoBinding();
        int features = network.Input[1];
        _inputs = GC.AllocateArray<float>(steps * _batch * features, pinned: true);
        _output = State();
        long[] shape = [_layer.Directions, _batch, _layer.Units];
        _binding.BindInput("input", OrtValue.CreateTensorValueFromMemory(_inputs, [steps, _batch, features]));
        _binding.BindOutput("output", OrtValue.CreateTensorValueFromMemory(_output, shape));
        if (!_isStream)
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                (int step, int sample, int feature) = (i / features / _batch, i / features % _batch, i % features);
                _inputs[i] = data.Inputs[(((sample * steps) + step) * features) + feature];
            }

            return;
        }

        float[] first = State();
        _states = [(first, _output)];
        _binding.BindInput("h0", OrtValue.CreateTensorValueFromMemory(first, shape));
        if (_layer.Kind == LayerKind.Lstm)
        {
            (float[] before, float[] cell) = (State(), State());
            _states = [.. _states, (before, cell)];
            _binding.BindInput("c0", OrtValue.CreateTensorValueFromMemory(before, shape));
            _binding.BindOutput("cell", OrtValue.CreateTensorValueFromMemory(cell, shape));
        }
    }

    /// <summary>A row for each sample, both directions side by side.</summary>
    public float[] Result()
    {
        Run(_isStream ? Work.ComparedStreamSteps : 1);
        int units = _layer.Units;
        return [.. from sample in Enumerable.Range(0, _batch)
                   from direction in Enumerable.Range(0, _layer.Directions)
                   from unit in Enumerable.Range(0, units)
                   select _output[(((direction * _batch) + sample) * units) + unit]];
    }

    public void Run(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            if (_isStream)
            {
                _data.Inputs.AsSpan(_step, _inputs.Length).CopyTo(_inputs);
                _step = _step + _inputs.Length == _data.Inputs.Length ? 0 : _step + _inputs.Length;
            }

            _session.RunWithBinding(_run, _binding);
            foreach ((float[] first, float[] last) in _states)
            {
                last.CopyTo(first, 0);
            }

            _sink += _output[0];
        }
    }

    private float[] State() => GC.AllocateArray<float>(_layer.Directions * _batch * _layer.Units, pinned: true);
}
