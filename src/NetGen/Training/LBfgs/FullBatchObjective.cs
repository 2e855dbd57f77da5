using System;
using System.Numerics;

namespace NetGen;

/// <summary>The mean loss of a network over a whole dataset, as a function of its parameters.</summary>
internal sealed class FullBatchObjective<TSelf, T> : Objective
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ITrainableNetwork<TSelf, T> _network;
    private readonly Gradients<T> _gradients;
    private readonly SampleBatch<T> _batch;
    private T _loss;

    public FullBatchObjective(ITrainableNetwork<TSelf, T> network, Dataset train, int seed)
    {
        _network = network;
        _gradients = network.CreateGradients();
        _gradients.Seed = seed;
        _batch = new SampleBatch<T>(train.Samples<T>(store: true), train.Count);
        _batch.Fill(0, train.Count);
    }

    public override double[] Start() => Array.ConvertAll(_network.Parameters.Trainable.ToArray(), double.CreateTruncating);

    public override double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        Write(point);

        // The same random numbers every time: the loss is a function of the parameters alone.
        _gradients.Step = 0;
        _loss = _network.ComputeGradients(_batch.Inputs, _batch.Targets, _gradients);
        _network.Parameters.Frozen.Clear(_gradients.Values);
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = double.CreateTruncating(_gradients.Values[i]);
        }

        if (!T.IsFinite(_loss) || !Finite.All<T>(_gradients.Values) || !Finite.All<T>(_gradients.Updates))
        {
            return double.PositiveInfinity;
        }

        // Running statistics take in every evaluation, as those of PyTorch's closure do.
        _gradients.UpdateBuffers(_network);
        return double.CreateTruncating(_loss);
    }

    public override Exception NotFinite() => NonFinite.BeforeUpdate(_network.Parameters, _gradients, _loss, epoch: 1, step: 1);

    public void Write(ReadOnlySpan<double> point)
    {
        Span<T> parameters = _network.Parameters.Trainable;
        for (int i = 0; i < point.Length; i++)
        {
            parameters[i] = T.CreateTruncating(point[i]);
        }
    }
}
