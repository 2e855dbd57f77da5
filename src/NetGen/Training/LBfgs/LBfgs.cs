using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// L-BFGS with a line search for the strong Wolfe conditions, for tiny networks and small datasets: every evaluation takes all samples, and each of
/// its few steps is worth many of gradient descent. As PyTorch's <c>LBFGS</c> with <c>line_search_fn="strong_wolfe"</c>, defaults included. It is no
/// <see cref="Optimizer"/>, for it asks for losses and gradients itself. Nocedal and Wright, "Numerical optimization", 2006, algorithms 7.4, 7.5, 3.5
/// and 3.6.
/// </summary>
/// <names torch="torch.optim.LBFGS" keras="–"/>
/// <example><c>new LBfgs(maxIterations: 50)</c></example>
public sealed class LBfgs
{
    /// <summary>Makes the method.</summary>
    /// <param name="maxIterations">Steps at most; at least 1.</param>
    /// <param name="maxEvaluations">No step begins after so many losses and gradients; at least 1, or 0 for 1.25 times
    /// <paramref name="maxIterations"/>.</param>
    /// <param name="gradientTolerance">Done where no element of the gradient is larger; at least 0.</param>
    /// <param name="changeTolerance">Done where a step changes no parameter, or the loss, by more; at least 0.</param>
    /// <param name="historySize">How many steps the curvature is taken from; at least 1. Each takes two numbers a parameter.</param>
    /// <param name="learningRate">The length that the line search tries first, in units of the step the curvature suggests; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public LBfgs(
        int maxIterations = 20, int maxEvaluations = 0, double gradientTolerance = 1e-7, double changeTolerance = 1e-9, int historySize = 100, double learningRate = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(maxEvaluations);
        ArgumentOutOfRangeException.ThrowIfLessThan(historySize, 1);
        MaxIterations = maxIterations;
        MaxEvaluations = maxEvaluations > 0 ? maxEvaluations : (int)Math.Min((long)maxIterations * 5 / 4, int.MaxValue);
        GradientTolerance = Optimizer.NonNegative(gradientTolerance);
        ChangeTolerance = Optimizer.NonNegative(changeTolerance);
        HistorySize = historySize;
        LearningRate = Optimizer.Positive(learningRate);
    }

    /// <summary>Steps at most.</summary>
    public int MaxIterations { get; }

    /// <summary>No step begins after so many losses and gradients.</summary>
    public int MaxEvaluations { get; }

    /// <summary>Done where no element of the gradient is larger.</summary>
    public double GradientTolerance { get; }

    /// <summary>Done where a step changes no parameter, or the loss, by more.</summary>
    public double ChangeTolerance { get; }

    /// <summary>How many steps the curvature is taken from.</summary>
    public int HistorySize { get; }

    /// <summary>The length that the line search tries first.</summary>
    public double LearningRate { get; }

    /// <summary>
    /// Trains a network on all samples at once, in training mode with what is random held fixed; goes on from the parameters as they are. Running
    /// statistics of <c>BatchNorm</c> take in every evaluation, as PyTorch's do, so after few evaluations they lag behind.
    /// </summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type; the method itself computes in double.</typeparam>
    /// <param name="network">Its parameters are overwritten; no other thread may use it meanwhile.</param>
    /// <param name="train">Features <c>[n][InputSize]</c> and targets <c>[n][TargetSize]</c>. Where the data the network was trained on before has
    /// all of its classes, they are renumbered as those.</param>
    /// <param name="seed">The seed of what is random, such as dropout.</param>
    /// <exception cref="ArgumentException">Data whose sizes are not the network's, or with targets outside the loss's domain, or with a feature
    /// that had another number in the data the network was trained on before, or a class that had another number there beside one that is new, or
    /// one sample for a network that normalises by the batch's statistics. More numbers in all rows than an array can have (about 2³¹).</exception>
    /// <exception cref="TrainingException">NaN or infinity in the loss or the gradient at the start.</exception>
    public LBfgsResult Fit<TSelf, T>(ITrainableNetwork<TSelf, T> network, Dataset train, int seed = 0)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        train = TrainingGuard.FitsTraining(network.Parameters, train);
        BatchCut.RequireFit<T>(TSelf.Info, train.Count, batchSize: 0);
        var objective = new FullBatchObjective<TSelf, T>(network, train, seed);
        LBfgsResult result = Minimize(objective, out double[] parameters);
        objective.Write(parameters);
        network.Parameters.RememberTraining(train);
        return result;
    }

    internal LBfgsResult Minimize(Objective objective, out double[] parameters) => new LBfgsRun(this, objective).Run(out parameters);
}
