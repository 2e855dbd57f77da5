using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The loss of class indices by way of the distribution that a class index stands for: (1 − ε)·one-hot + ε/K.</summary>
internal static class Classes
{
    /// <summary>The logarithms, and for each row −Σ q·l.</summary>
    public static IReadOnlyList<Matrix> Of(ClassCrossEntropy step, Evaluation evaluation)
    {
        Matrix logarithms = Definition.LogSoftmaxOf(evaluation[step.Logits]);
        Matrix distribution = Distribution(evaluation[step.Targets], logarithms.Columns, step.Smoothing, step.Ignored);
        return
        [
            logarithms,
            Matrix.Of(logarithms.Rows, 1, (row, _) => -distribution.Row(row).Zip(logarithms.Row(row), (q, l) => q == 0 ? 0 : q * l).Sum()),
        ];
    }

    /// <summary>d·(exp(l)·Σ q − q).</summary>
    public static Matrix Of(ClassCrossEntropyGradient step, Evaluation evaluation)
    {
        Matrix logarithms = evaluation[step.Logarithms];
        Matrix gradient = evaluation[step.Gradient];
        Matrix distribution = Distribution(evaluation[step.Targets], logarithms.Columns, step.Smoothing, step.Ignored);
        return Matrix.Of(logarithms.Rows, logarithms.Columns, (row, column) =>
            gradient[row, 0] * ((System.Math.Exp(logarithms[row, column]) * System.Math.Round(distribution.Row(row).Sum())) - distribution[row, column]));
    }

    /// <summary>Zeros in a row that is ignored.</summary>
    private static Matrix Distribution(Matrix targets, int classes, double smoothing, int ignored) => Matrix.Of(targets.Rows, classes, (row, column) =>
        targets[row, 0] == ignored ? 0 : (smoothing / classes) + (targets[row, 0] == column ? 1 - smoothing : 0));
}
