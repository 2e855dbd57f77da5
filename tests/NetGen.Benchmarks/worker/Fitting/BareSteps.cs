namespace NetGen.Benchmarks.Fitting;

/// <summary>A loop of <c>Step</c> over gathered batches: what <c>Fit</c> is held against.</summary>
internal sealed class BareSteps<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork, float>
{
    private readonly TNetwork _network = TNetwork.Create(1);
    private readonly Gradients<float> _gradients;
    private readonly OptimizerState<float> _optimizer;
    private readonly FitData _data;
    private readonly int _batch;
    private int _next;

    public BareSteps(FitData data, int batch)
    {
        (_data, _batch) = (data, batch);
        _gradients = _network.CreateGradients();
        _optimizer = new Adam().CreateState<float>(_gradients.Values.Length);
    }

    public void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            int count = Math.Min(_batch, _data.Rows - _next);
            _network.Step(_data.Inputs(_next, count), _data.Targets(_next, count), _gradients, _optimizer);
            _next = _next + count == _data.Rows ? 0 : _next + count;
        }
    }
}
