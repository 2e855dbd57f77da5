using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Numerics;

namespace NetGen;

/// <summary>One call of <see cref="Trainer.Fit"/>: everything is allocated here, a step allocates nothing.</summary>
internal sealed class TrainingRun<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TSelf _network;
    private readonly Dataset _train;
    private readonly TrainingOptions _options;
    private readonly Evaluator<TSelf, T>? _validation;
    private readonly Gradients<T> _gradients;
    private readonly OptimizerState<T> _optimizer;
    private readonly SampleBatch<T> _batch;
    private readonly BatchCut _cut;
    private readonly int[] _order;

    public TrainingRun(TSelf network, Dataset train, TrainingOptions options)
    {
        _network = network;
        _train = train;
        _options = options;
        _validation = options.Validation is null ? null : new Evaluator<TSelf, T>(network, options.Validation);
        _gradients = network.CreateGradients();
        _gradients.Seed = options.Seed;
        _optimizer = options.Optimizer.CreateState<T>(TSelf.Info.TrainableLength);
        _cut = new BatchCut(train.Count, options.BatchSize == 0 ? train.Count : Math.Min(options.BatchSize, train.Count), TSelf.Info.LeastTrainingBatch);
        _batch = new SampleBatch<T>(_cut.Largest, TSelf.Info.InputSize, TSelf.Info.OutputSize);
        _order = new int[train.Count];
    }

    private bool IsFullBatch => _cut.Size == _train.Count;

    public History Run()
    {
        if (IsFullBatch)
        {
            _batch.Fill(_train, 0, _train.Count);
        }

        long start = Stopwatch.GetTimestamp();
        var epochs = new List<EpochResult>();
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            double loss = RunEpoch(epoch);
            epochs.Add(new EpochResult(epoch, loss, _validation?.MeanLoss(), Stopwatch.GetElapsedTime(start)));
            _options.OnEpoch?.Invoke(epochs[^1]);
        }

        return new History(epochs, Stopwatch.GetElapsedTime(start));
    }

    private double RunEpoch(int epoch)
    {
        if (IsFullBatch)
        {
            return Step(epoch, step: 1);
        }

        Reorder(epoch);
        double sum = 0;
        int step = 0;
        for (int first = 0; first < _order.Length; first += _batch.Count)
        {
            _batch.Fill(_train, _order.AsSpan(first, _cut.CountAt(first)));
            sum += Step(epoch, ++step) * _batch.Count;
        }

        return sum / _order.Length;
    }

    // From the data's own order every time, so an epoch's order depends on the seed and its number alone.
    private void Reorder(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (_options.Shuffle)
        {
            SeededShuffle.Permute(_order, new RandomStream(_options.Seed, epoch, RandomPurpose.Shuffle).Bits(0));
        }
    }

    private double Step(int epoch, int step)
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        T loss = _network.ComputeGradients(_batch.Inputs, _batch.Targets, _gradients);
        if (!T.IsFinite(loss) || !Finite.All<T>(_gradients.Values) || !Finite.All<T>(_gradients.Updates))
        {
            throw NonFinite.BeforeUpdate(_network.Parameters, _gradients, loss, epoch, step);
        }

        _optimizer.Step(_network.Parameters.Trainable, _gradients.Values);
        if (!Finite.All<T>(_network.Parameters.Trainable))
        {
            throw NonFinite.AfterUpdate(_network.Parameters, epoch, step);
        }

        _gradients.UpdateBuffers(_network);
        return double.CreateTruncating(loss);
    }
}
