using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>One step of each of some streams, whose states stand in one buffer; the next call takes the next step.</summary>
internal sealed class StepCell<TNetwork, TStepper>(TStepper stepper, IStreamingNetwork<float> sizes, NetworkData data, int sessions) : ICell
    where TStepper : struct, IStepper<TNetwork>
{
    private readonly float[] _states = new float[sessions * sizes.StateSize];
    private readonly float[] _output = new float[sizes.StepOutputSize];
    private readonly int _stateSize = sizes.StateSize;
    private readonly int _inputSize = sizes.StepInputSize;
    private readonly int _inputs = data.Inputs.Length / sizes.StepInputSize;
    private int _step;

    public float[] Result()
    {
        Run(Work.ComparedStreamSteps);
        return [.. _output];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run(int calls)
    {
        Span<float> states = _states;
        Span<float> output = _output;
        for (int i = 0; i < calls; i++)
        {
            ReadOnlySpan<float> input = data.Inputs.AsSpan(_step * _inputSize, _inputSize);
            for (int place = 0; place < states.Length; place += _stateSize)
            {
                stepper.PredictNext(input, output, states.Slice(place, _stateSize));
            }

            _step = _step + 1 == _inputs ? 0 : _step + 1;
        }
    }
}
