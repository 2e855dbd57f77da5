using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>Training steps of a generated network: gradient and update.</summary>
internal sealed class TrainCell<TNetwork> : ICell
    where TNetwork : class, ITrainableNetwork<TNetwork, float>
{
    private readonly TNetwork _network;
    private readonly Gradients<float> _gradients;
    private readonly OptimizerState<float> _optimizer;
    private readonly Batches _batches;
    private readonly NetworkSpec _spec;
    private float _loss;

    public TrainCell(TNetwork network, NetworkSpec spec, NetworkData data, Work work)
    {
        _network = network;
        _spec = spec;
        _gradients = network.CreateGradients();
        Optimizer optimizer = work.Optimizer == "sgd" ? new Sgd(Work.SgdRate) : new Adam(Work.AdamRate);
        _optimizer = optimizer.CreateState<float>(_gradients.Values.Length);
        _batches = new Batches(spec, data, work.Batch);
    }

    public float[] Result()
    {
        Run(Work.ComparedSteps);
        float[] outputs = new float[Work.ComparedSamples * _spec.Outputs];
        _network.Predict(_batches.Compared, outputs);
        return outputs;
    }

    public void Run(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            _batches.Next();
            _loss = _network.Step(_batches.Inputs, _batches.Targets, _gradients, _optimizer);
        }
    }
}
