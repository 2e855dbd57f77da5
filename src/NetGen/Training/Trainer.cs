using System;
using System.Numerics;

namespace NetGen;

/// <summary>Trains and judges networks on datasets; a generated network's <c>Fit</c> is this.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains a network by gradient descent on batches. Starts from the parameters as they are. Without <see cref="TrainingOptions.State"/> all else
    /// starts anew in every call: the epochs at 1, and with them the order of the samples and the masks of dropout, which depend on the seed and the
    /// epoch; and the optimizer's state and learning rate. So one epoch a call, in a loop, takes the same order and masks each time. With a state a
    /// call goes on where the last one ended, and calls of one epoch give the same bits as one call of all epochs. Same network, data, options and
    /// machine: same bits. Several calls at once, for several networks, may share data and options, but not a state.
    /// </summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">Its parameters are overwritten step by step; no other thread may use it meanwhile.</param>
    /// <param name="train">Features <c>[n][InputSize]</c> and targets <c>[n][TargetSize]</c>. The network remembers its feature names, target names
    /// and classes until it trains on other data or its tensors are restored from a file. Where the data it was trained on before has all of its
    /// classes, they are renumbered as those.</param>
    /// <param name="options">How to train. The validation data's features must have the names of the training data, in the same order, where both
    /// have names. Where both have class lists, its classes are renumbered as those of the training data; it may lack some of them.</param>
    /// <returns>The loss of every epoch; with a state, those of earlier calls included.</returns>
    /// <exception cref="ArgumentException">Data whose sizes are not the network's, or with targets outside the loss's domain: from 0 to 1 for binary
    /// cross-entropy, −1 or 1 for hinge, non-negative with a sum of 1 (to 10⁻⁶ times their number) for cross-entropy. Weights that do not fit the
    /// data. Callbacks that cannot work with these options. Or batches of one sample for a network that normalises by the batch's statistics; a last
    /// sample that is alone joins the batch before. A batch of more numbers than an array can have (about 2³¹).
    /// Feature, target or class names of the validation data that the training data does not have, or
    /// has in another order. A feature that had another number in the data the network was trained on before, or a class that had another number
    /// there beside one that is new. Class weights or positive weights for classes in another order than there. A state of another network, or of a
    /// run with other options, other frozen tensors or, within an epoch, other data; the network is as it was. <see cref="TrainingOptions.CarryState"/>
    /// for a network that carries no state, or with fewer than two batches.</exception>
    /// <exception cref="InvalidOperationException">A state, a callback, or a callback's file, that another call uses which has not ended.</exception>
    /// <exception cref="NotSupportedException">A state, or a callback that keeps the run in a file, with an optimizer that does not say what it
    /// keeps.</exception>
    /// <exception cref="SafetensorsException">A checkpoint to go on from that is damaged, or of another run; the network is as it was.</exception>
    /// <exception cref="System.IO.IOException">A callback's file cannot be read or written.</exception>
    /// <exception cref="TrainingException">NaN or infinity in the loss, a gradient (the parameters are then as before the step) or a parameter. With
    /// <see cref="EarlyStopping.RestoreBestWeights"/> the network has its best tensors, here and after a cancellation.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    /// <exception cref="DataFormatException">A number in a file of a <see cref="MappedDataset"/> that is NaN, infinite or too large for the network's
    /// number type; the last update may be incomplete, here and where such a file is closed or shortened meanwhile.</exception>
    public static History Fit<TSelf, T>(TSelf network, Dataset train, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        Dataset matched = TrainingGuard.FitsTraining(network.Parameters, train);
        Dataset? validation = TrainingGuard.FitsValidation(network.Parameters, matched, options.Validation);
        BatchCut.RequireFit<T>(TSelf.Info, train.Count, options.BatchSize);
        RowWeights.RequireSameOrder(train.Classes, matched.Classes, options);
        return new TrainingRun<TSelf, T>(network, matched, validation, options).Run();
    }

    /// <summary>The mean loss over a dataset, in evaluation mode. Thread-safe.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">Features <c>[n][InputSize]</c> and targets <c>[n][TargetSize]</c>. Where it has classes and the network was trained on
    /// classes, they are renumbered as those.</param>
    /// <exception cref="ArgumentException">Data whose sizes are not the network's, or with targets outside the loss's domain; or feature, target or
    /// class names that the data the network was trained on did not have, or had in another order. A network loaded from a file knows no
    /// names.</exception>
    public static double Evaluate<TSelf, T>(TSelf network, Dataset data)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data = TrainingGuard.FitsEvaluation(network.Parameters, data, nameof(data));
        return new Evaluator<TSelf, T>(network, data.Samples<T>(store: false)).MeanLoss();
    }
}
