using System;
using System.Numerics;

namespace NetGen;

/// <summary>What an optimizer keeps from step to step in one training run of one network; for one thread at a time.</summary>
/// <typeparam name="T">The network's number type.</typeparam>
public abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// One step: overwrites the parameters. Elements stand in the order of the network's flat buffer. Padding elements are parameters of value 0
    /// with gradient 0, and must be exactly 0 afterwards; so an element must not depend on others, unless zeros do not matter (as in a norm).
    /// Called in every training step, so it should not allocate.
    /// </summary>
    /// <param name="parameters">The values to improve, as many as the state was made for.</param>
    /// <param name="gradients">The gradient of the loss by each of them, all finite.</param>
    /// <exception cref="ArgumentException">Lengths other than the one the state was made for.</exception>
    public abstract void Step(Span<T> parameters, ReadOnlySpan<T> gradients);
}
