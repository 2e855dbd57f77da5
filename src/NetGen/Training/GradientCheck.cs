using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Holds a network's gradients against central differences of its loss, for a unit test of your own:
/// <c>GradientCheckResult check = GradientCheck.Run(network, inputs, targets); Assert.True(check.Passed, check.ToString());</c>
/// </summary>
/// <remarks>
/// <para>Every trained element w is moved by ±h, h = 10⁻⁵·max(1, |w|), and (L(w + h) − L(w − h)) / 2h compared with what the network computes. The
/// loss is that of training, with dropout's masks and other random numbers held fixed by the same seed and step. Each move costs a training step, so
/// take a few samples and a small network.</para>
/// <para>In double precision the relative difference of a right gradient is below the tolerance, 10⁻⁶, by orders of magnitude. In single precision
/// the loss has seven digits, and a difference of two losses three or four: the step is then 10⁻², the tolerance 2·10⁻², and a mistake in an element
/// much smaller than the largest of its tensor is not seen. For the sharp check declare the same layers on a second class with
/// <c>Precision.Double</c>.</para>
/// <para>At a kink, such as ReLU's at 0, the loss has two slopes, and central differences across it are neither. An element that disagrees is tried
/// with smaller steps, which no longer reach a kink nearby; where the kink is at w itself (zero inputs or weights do that), any gradient from the
/// left slope to the right one is right, and the element is counted in <see cref="GradientCheckResult.Kinks"/>.</para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the gradients at the network's parameters as they are; these are the same bits afterwards.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; no other thread may use it meanwhile.</param>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major; n at least 1, of a batch normalisation at least 2.</param>
    /// <param name="targets"><c>[n][TargetSize]</c>, row-major.</param>
    /// <param name="seed">What dropout's masks follow from.</param>
    /// <param name="tolerance">The largest relative difference to let pass, above 0; by default 10⁻⁶, in single precision 2·10⁻².</param>
    /// <returns>Whether they agree, and where they agree least.</returns>
    /// <exception cref="ArgumentException">No sample, lengths that do not fit, or a network without a trained tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance that is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The loss is NaN or infinite.</exception>
    public static GradientCheckResult Run<TSelf, T>(
        ITrainableNetwork<TSelf, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int seed = 0, double? tolerance = null)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Guard.BatchOf(inputs, TSelf.Info.InputSize, targets, TSelf.Info.TargetSize);
        if (tolerance is { } given && !(given > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), given, "The tolerance must be above 0.");
        }

        T[] storage = network.Parameters.Values.ToArray();
        try
        {
            return new GradientCheckRun<TSelf, T>(network, inputs, targets, seed).Check(tolerance ?? GradientCheckRun<TSelf, T>.DefaultTolerance);
        }
        finally
        {
            storage.CopyTo(network.Parameters.Storage);
        }
    }

    /// <summary>The same with the rows of a dataset.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; no other thread may use it meanwhile.</param>
    /// <param name="data">A few rows, all of one batch: features <c>[n][InputSize]</c> and targets <c>[n][TargetSize]</c>.</param>
    /// <param name="seed">What dropout's masks follow from.</param>
    /// <param name="tolerance">The largest relative difference to let pass, above 0; by default 10⁻⁶, in single precision 2·10⁻².</param>
    /// <returns>Whether they agree, and where they agree least.</returns>
    /// <exception cref="ArgumentException">Data whose sizes are not the network's, or with targets outside the loss's domain; feature,
    /// target or class names that the data the network was trained on did not have, or had in another order; or a network without a trained
    /// tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance that is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The loss is NaN or infinite.</exception>
    public static GradientCheckResult Run<TSelf, T>(ITrainableNetwork<TSelf, T> network, Dataset data, int seed = 0, double? tolerance = null)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data = TrainingGuard.FitsEvaluation(network.Parameters, data, nameof(data));
        var batch = new SampleBatch<T>(data.Samples<T>(store: false), data.Count);
        batch.Fill(0, data.Count);
        return Run(network, batch.Inputs, batch.Targets, seed, tolerance);
    }
}
