using System;
using System.Numerics;

namespace NetGen;

/// <summary>What an optimizer keeps from step to step in one training run of one network; for one thread at a time.</summary>
/// <typeparam name="T">The network's number type.</typeparam>
public abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The learning rate of the next step; finite, 0 or more. Starts at <see cref="Optimizer.LearningRate"/>. Schedules and callbacks change it while
    /// <c>Fit</c> trains; a loop of your own sets it between two steps.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite value, or NaN.</exception>
    public double LearningRate
    {
        get;
        set => field = Optimizer.NonNegative(value, nameof(LearningRate));
    }

    /// <summary>
    /// One step: overwrites the parameters. Elements stand in the order of the network's flat buffer. Padding elements are parameters of value 0
    /// with gradient 0, and must be exactly 0 afterwards; so an element must not depend on others, unless zeros do not matter (as in a norm).
    /// Called in every training step, so it should not allocate.
    /// </summary>
    /// <param name="parameters">The values to improve, as many as the state was made for.</param>
    /// <param name="gradients">The gradient of the loss by each of them; <c>Fit</c> has seen that all are finite.</param>
    /// <exception cref="ArgumentException">Lengths other than the one the state was made for.</exception>
    public abstract void Step(Span<T> parameters, ReadOnlySpan<T> gradients);

    /// <summary>As <see cref="Step"/>, with a check for NaN and infinity of the gradients before it and of the parameters after it.</summary>
    /// <param name="parameters">The values to improve; overwritten only where all gradients are finite.</param>
    /// <param name="gradients">The gradient of the loss by each of them.</param>
    /// <param name="interleaved">Work that may be interleaved with the update; null for none.</param>
    /// <param name="isInterleavedDone">Whether all of it was done.</param>
    internal virtual UpdateOutcome StepChecked(
        Span<T> parameters, ReadOnlySpan<T> gradients, InterleavedWork? interleaved, out bool isInterleavedDone)
    {
        isInterleavedDone = false;
        if (!Finite.All(gradients))
        {
            return UpdateOutcome.GradientNotFinite;
        }

        Step(parameters, gradients);
        return Finite.All<T>(parameters) ? UpdateOutcome.Done : UpdateOutcome.ParameterNotFinite;
    }

    /// <summary>The rate of a step that is θ ← θ − rate·g and nothing more, so that it may be taken where the gradient is computed; else
    /// null.</summary>
    /// <param name="length">The number of parameters.</param>
    /// <exception cref="ArgumentException">Another length than the one the state was made for.</exception>
    public virtual T? PlainRate(int length) => null;

    /// <summary>Limits weight decay to some elements. Called at most once, before the first step; never where it acts on all of them.</summary>
    /// <param name="share">1 where weight decay acts, 0 elsewhere; as long as the parameters.</param>
    /// <exception cref="NotSupportedException">The optimizer has no weight decay that could be limited; so it is unless overridden.</exception>
    public virtual void LimitDecay(ReadOnlySpan<T> share) =>
        throw new NotSupportedException(
            $"{GetType()} cannot limit weight decay: override LimitDecay, or leave TrainingOptions.DecayBiasesAndNorms true.");

    /// <summary>Writes everything a later step depends on into a checkpoint, or reads it back: the same calls do both.</summary>
    /// <param name="archive">The checkpoint.</param>
    /// <exception cref="NotSupportedException">The optimizer cannot be written; so it is unless overridden.</exception>
    public virtual void Transfer(StateArchive archive) =>
        throw new NotSupportedException($"{GetType()} does not say what it keeps: override Transfer to write checkpoints with it.");
}
