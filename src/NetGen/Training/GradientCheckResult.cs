using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>How a network's gradients agree with central differences; made by <see cref="GradientCheck"/>.</summary>
public sealed class GradientCheckResult
{
    internal GradientCheckResult(
        string network, double loss, double relativeDifference, double tolerance, ImmutableArray<TensorGradientCheck> tensors)
    {
        Network = network;
        Loss = loss;
        RelativeDifference = relativeDifference;
        Tolerance = tolerance;
        Tensors = tensors;
        Worst = tensors[0];
        foreach (TensorGradientCheck tensor in tensors)
        {
            Kinks += tensor.Kinks;

            // Not larger and not smaller: NaN is the worst there is, and the first one stays.
            bool isWorse = !(tensor.RelativeDifference <= Worst.RelativeDifference) && !double.IsNaN(Worst.RelativeDifference);
            Worst = isWorse ? tensor : Worst;
        }
    }

    /// <summary>The name of the network's class.</summary>
    public string Network { get; }

    /// <summary>The loss the gradients are of.</summary>
    public double Loss { get; }

    /// <summary>‖g − ĝ‖ / (‖g‖ + ‖ĝ‖) over all trained elements, where g is the network's gradient and ĝ what central differences say.</summary>
    public double RelativeDifference { get; }

    /// <summary>The largest relative difference let pass.</summary>
    public double Tolerance { get; }

    /// <summary>Whether the network's and every tensor's relative difference are within the tolerance.</summary>
    public bool Passed => RelativeDifference <= Tolerance && Worst.RelativeDifference <= Tolerance;

    /// <summary>The trained tensors, in the network's order.</summary>
    public ImmutableArray<TensorGradientCheck> Tensors { get; }

    /// <summary>The tensor that agrees least, with its element that does.</summary>
    public TensorGradientCheck Worst { get; }

    /// <summary>Elements at a kink of the loss whose gradient is between the slopes on its two sides; they count as right.</summary>
    public int Kinks { get; }

    /// <summary>The result in a sentence, for a test's message.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"The gradient of {Network} {(Passed ? "agrees" : "DISAGREES")} with central differences: relative difference {RelativeDifference:0.0E+0}, allowed {Tolerance:0.0E+0}; {Worst}.")
        + (Kinks > 0 ? FormattableString.Invariant($" {Kinks} elements are at a kink.") : "");
}
