using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>What stands behind a generated network's <c>Step</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainingStep
{
    /// <summary>Gradients, the optimizer's update, the buffers' new values; nothing but the first where the loss is not finite.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">Its parameters are overwritten.</param>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
    /// <param name="targets"><c>[n][TargetSize]</c>, row-major.</param>
    /// <param name="gradients">Overwritten.</param>
    /// <param name="optimizer">The optimizer's state.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">Too few samples, lengths that do not fit, or gradients of another network.</exception>
    public static T Run<TSelf, T>(TSelf network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Gradients<T> gradients, OptimizerState<T> optimizer)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        T loss = network.ComputeGradients(inputs, targets, gradients);
        if (T.IsFinite(loss))
        {
            network.Parameters.BeginUpdate(gradients.Values);
            try
            {
                optimizer.Step(network.Parameters.Trainable, gradients.Values);
            }
            finally
            {
                network.Parameters.EndUpdate();
            }

            gradients.UpdateBuffers(network);
        }

        return loss;
    }

    /// <summary>The learning rate where a step is one sample's plain gradient descent and nothing is frozen; else null.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="parameters">The network's tensors.</param>
    /// <param name="inputs">The samples.</param>
    /// <param name="inputSize">Elements of one of them.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="targetSize">Elements of one sample's.</param>
    /// <param name="gradients">The gradients that would be overwritten.</param>
    /// <param name="optimizer">The optimizer's state.</param>
    /// <exception cref="ArgumentException">A state for another number of parameters.</exception>
    public static T? FusedRate<T>(
        Parameters<T> parameters,
        ReadOnlySpan<T> inputs,
        int inputSize,
        ReadOnlySpan<T> targets,
        int targetSize,
        Gradients<T> gradients,
        OptimizerState<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(parameters);
        return inputs.Length == inputSize && targets.Length == targetSize && !gradients.AreWeighed && parameters.Frozen.IsEmpty
            ? optimizer.PlainRate(gradients.Values.Length)
            : null;
    }
}
