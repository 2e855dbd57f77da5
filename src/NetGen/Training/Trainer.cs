using System;
using System.Numerics;

namespace NetGen;

/// <summary>Trains and judges networks on datasets; a generated network's <c>Fit</c> is this.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains a network by gradient descent on batches. Starts from the parameters as they are, with fresh optimizer state; a second call
    /// goes on from there. Same network, data, options and machine: same bits.
    /// </summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">Its parameters are overwritten step by step; no other thread may use it meanwhile.</param>
    /// <param name="train">Features <c>[n][InputSize]</c> and targets <c>[n][OutputSize]</c>.</param>
    /// <param name="options">How to train.</param>
    /// <returns>The loss of every epoch.</returns>
    /// <exception cref="ArgumentException">Data whose sizes are not the network's, or with targets outside the loss's domain: from 0 to 1 for binary
    /// cross-entropy, −1 or 1 for hinge, non-negative with a sum of 1 (to 10⁻⁶ times their number) for cross-entropy. Weights that do not fit the data.
    /// Callbacks that cannot work with these options. Or batches of one sample for a network that normalises by the batch's statistics; a last sample that is
    /// alone joins the batch before.</exception>
    /// <exception cref="SafetensorsException">A checkpoint to go on from that is damaged, or of another run; the network is as it was.</exception>
    /// <exception cref="System.IO.IOException">A callback's file cannot be read or written.</exception>
    /// <exception cref="TrainingException">NaN or infinity in the loss, a gradient (the parameters are then as before the step) or a parameter.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static History Fit<TSelf, T>(TSelf network, Dataset train, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        TrainingGuard.Fits<T>(TSelf.Info, train, nameof(train));
        if (options.Validation is not null)
        {
            TrainingGuard.Fits<T>(TSelf.Info, options.Validation, nameof(options.Validation));
        }

        TrainingGuard.BatchesSuffice(TSelf.Info, train.Count, options.BatchSize);
        return new TrainingRun<TSelf, T>(network, train, options).Run();
    }

    /// <summary>The mean loss over a dataset, in evaluation mode. Thread-safe.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">Features <c>[n][InputSize]</c> and targets <c>[n][OutputSize]</c>.</param>
    /// <exception cref="ArgumentException">Data whose sizes are not the network's, or with targets outside the loss's domain.</exception>
    public static double Evaluate<TSelf, T>(TSelf network, Dataset data)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        TrainingGuard.Fits<T>(TSelf.Info, data, nameof(data));
        return new Evaluator<TSelf, T>(network, data.Samples<T>(store: false)).MeanLoss();
    }
}
