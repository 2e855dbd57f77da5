using System;
using System.Numerics;

namespace NetGen;

/// <summary>A generated network that can be trained: every one but those declared with <c>training: false</c>.</summary>
/// <typeparam name="TSelf">The network's own type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
public interface ITrainableNetwork<TSelf, T> : INetwork<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>New gradients with their own scratch, for one thread of use.</summary>
    Gradients<T> CreateGradients();

    /// <summary>
    /// The mean loss over n samples in training mode, and its gradient by every trained tensor. Allocates only when n grows. Changes nothing in the
    /// network: what the step makes of running statistics waits in the gradients for <see cref="Gradients{T}.UpdateBuffers{TSelf}"/>.
    /// </summary>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
    /// <param name="targets"><c>[n][TargetSize]</c>, row-major. Taken as they are: outside the loss's domain the loss means nothing. <c>Fit</c> and
    /// <see cref="Trainer"/> check a dataset's targets.</param>
    /// <param name="gradients">Overwritten.</param>
    /// <exception cref="ArgumentException">Too few samples (see <see cref="NetworkInfo.LeastTrainingBatch"/>), lengths that do not fit, or gradients
    /// of another network.</exception>
    T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Gradients<T> gradients);

    /// <summary>One training step: the gradients of the mean loss over n samples, and the optimizer's update. Where the loss is not finite, nothing
    /// is updated; gradients are looked at by <c>Fit</c> alone.</summary>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
    /// <param name="targets"><c>[n][TargetSize]</c>, row-major. Taken as they are, as by <see cref="ComputeGradients"/>.</param>
    /// <param name="gradients">What they hold afterwards, but for <see cref="Gradients{T}.State"/>, is not defined: plain gradient descent on one sample writes none.</param>
    /// <param name="optimizer">Made by an optimizer's <see cref="Optimizer.CreateState{T}"/> for as many elements as the gradients have.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">Too few samples (see <see cref="NetworkInfo.LeastTrainingBatch"/>), lengths that do not fit, or gradients
    /// of another network.</exception>
    T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Gradients<T> gradients, OptimizerState<T> optimizer) =>
        TrainingStep.Run<TSelf, T>((TSelf)this, inputs, targets, gradients, optimizer);
}
