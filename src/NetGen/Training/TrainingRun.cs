using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Numerics;

namespace NetGen;

/// <summary>One call of <see cref="Trainer.Fit"/>: everything is allocated here, a step allocates nothing.</summary>
internal sealed partial class TrainingRun<TSelf, T> : TrainingContext
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TSelf _network;
    private readonly Dataset _train;
    private readonly RunCallbacks _callbacks;
    private readonly Dataset? _validationData;
    private readonly Evaluator<TSelf, T>? _validation;
    private readonly Gradients<T> _gradients;
    private readonly GradientSum<T>? _sum;
    private readonly GradientAdjustment<T> _adjustment;
    private readonly OptimizerState<T> _optimizer;
    private readonly SampleBatch<T> _batch;
    private readonly BatchCut _cut;
    private readonly int[] _order;
    private readonly double[]? _weights;
    private readonly T[] _batchWeights;
    private readonly T[] _buffersBefore;
    private readonly List<EpochResult> _epochs = [];
    private readonly double _initialRate;
    private readonly IRunState? _state;
    private bool _isCancelled;
    private long _start;
    private TimeSpan _elapsedBefore;

    // Where the epoch stands: the rows it has gone through, the sum of their losses, and of their weights: 1 each, unless they were given.
    private int _nextRow;

    // Which batch is in the buffers before its turn, by epoch and first row.
    private (int Epoch, int Row) _filledAhead;
    private double _lossSum;
    private double _weightSum;

    public TrainingRun(TSelf network, Dataset train, Dataset? validation, TrainingOptions options)
        : base(TSelf.Info, options)
    {
        _network = network;
        _train = train;
        _callbacks = new RunCallbacks(options.Callbacks);
        _state = options.State;
        _validationData = validation;
        _validation = validation is null ? null : new Evaluator<TSelf, T>(network, validation.Samples<T>(store: true));
        _gradients = network.CreateGradients();
        _gradients.Seed = options.Seed;
        _initialRate = options.Optimizer.LearningRate;
        _optimizer = options.Optimizer.CreateState<T>(TSelf.Info.TrainableLength);
        T[]? decay = options.DecayBiasesAndNorms ? null : Decay.Share<T>(TSelf.Info);
        if (decay is not null)
        {
            _optimizer.LimitDecay(decay);
        }

        _adjustment = new GradientAdjustment<T>(options, decay);
        _sum = options.AccumulationSteps > 1 ? new GradientSum<T>(TSelf.Info.TrainableLength) : null;
        int batchSize = options.BatchSize == 0 ? train.Count : Math.Min(options.BatchSize, train.Count);
        _order = new int[options.Carrying?.RowsOf(TSelf.Info, train.Count, batchSize) ?? train.Count];
        _cut = new BatchCut(_order.Length, batchSize, TSelf.Info.LeastTrainingBatch);
        StepsPerEpoch = (_cut.Count + options.AccumulationSteps - 1) / options.AccumulationSteps;
        _batch = new SampleBatch<T>(LabelSmoothing<T>.Of(TSelf.Info, train.Samples<T>(store: true), options.LabelSmoothing), _cut.Largest);
        _weights = RowWeights.Of(TSelf.Info, train, options);
        PositiveWeight.Check<T>(TSelf.Info, options);
        _buffersBefore = new T[_sum is null ? 0 : network.Parameters.Updated.Length];
        _batchWeights = new T[_weights is null ? 0 : _cut.Largest];
    }

    public override double LearningRate
    {
        get => _optimizer.LearningRate;
        set => _optimizer.LearningRate = value;
    }

    private bool IsFullBatch => _cut.Size == _train.Count;

    /// <summary>Whether the rows of a batch need not follow each other in the data.</summary>
    private bool IsScattered => Options.Shuffle || Options.Carrying is not null;

    private TimeSpan Elapsed => _elapsedBefore + Stopwatch.GetElapsedTime(_start);

    public History Run()
    {
        _state?.Claim();
        try
        {
            _callbacks.Claim();
            return Train();
        }
        catch (Exception exception)
        {
            _callbacks.TrainFailed(this, exception);
            if (_isCancelled)
            {
                _state?.Keep(this);
            }

            throw;
        }
        finally
        {
            _callbacks.Release();
            _state?.Release();
        }
    }

    public override void Save(string path) => NetworkFile.Save<TSelf, T>(_network, path);

    private History Train()
    {
        _start = Stopwatch.GetTimestamp();
        if (IsFullBatch)
        {
            _batch.Fill(0, _train.Count);
        }

        _callbacks.TrainBegin(this);
        _state?.Take(this);
        IsReady = true;
        LastEpoch = _state is null ? Options.Epochs : (int)long.Min(Epoch - 1L + Options.Epochs, int.MaxValue);

        // A run that was refused before this line has trained the network on nothing.
        _network.Parameters.RememberTraining(_train);
        PositiveWeight.Write(_network.Parameters, Options);

        // A run that was stopped within an epoch still ends that epoch.
        while (Epoch <= LastEpoch && (!IsStopping || Step > 0))
        {
            RunEpoch();
            if (Step > 0)
            {
                EndEpoch();
            }
        }

        _state?.Reach(this);
        _callbacks.TrainEnd(this);

        // Before the state is kept: a later call goes on from its time, which must not be less than what this one tells.
        var history = new History(_epochs, Elapsed);
        _state?.Keep(this);
        return history;
    }

    private void RunEpoch()
    {
        Reorder();
        if (Step == 0)
        {
            _callbacks.EpochBegin(this);
        }

        while (_nextRow < _order.Length && !IsStopping)
        {
            ThrowIfCancelled();
            RunStep();
            _callbacks.BatchEnd(this);
            _callbacks.Progress(this, epochEnded: false);
        }
    }

    private void EndEpoch()
    {
        _epochs.Add(new EpochResult(Epoch, _weightSum > 0 ? _lossSum / _weightSum : 0, _validation?.MeanLoss(), Elapsed));
        Options.OnEpoch?.Invoke(_epochs[^1]);
        _callbacks.EpochEnd(this, _epochs[^1]);

        (Epoch, Step, _nextRow, _lossSum, _weightSum) = (Epoch + 1, 0, 0, 0, 0);
        _callbacks.Progress(this, epochEnded: true);
    }

    private void ThrowIfCancelled()
    {
        if (Options.CancellationToken.IsCancellationRequested)
        {
            _callbacks.TrainCancelled(this);
            _state?.Reach(this);
            _isCancelled = true;
            Options.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
