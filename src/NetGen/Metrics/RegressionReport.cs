using System;

namespace NetGen;

/// <summary>How a network that answers with numbers did on a dataset; made by <see cref="Regression"/>. Definitions are those of <see
/// cref="RegressionMetrics"/>.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="MeanSquaredError">The mean of (t − y)².</param>
/// <param name="RootMeanSquaredError">Its square root, in the targets' unit; with several outputs the mean of the roots.</param>
/// <param name="MeanAbsoluteError">The mean of |t − y|, in the targets' unit.</param>
/// <param name="RSquared">R², at most 1; 0 is what the targets' mean alone would do. NaN of a single row.</param>
/// <param name="ExplainedVariance">R² but for a constant error, at most 1.</param>
public sealed record RegressionReport(
    int Count, double MeanSquaredError, double RootMeanSquaredError, double MeanAbsoluteError, double RSquared, double ExplainedVariance)
{
    /// <summary>The scores in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count} rows: MSE {MeanSquaredError:G6}, RMSE {RootMeanSquaredError:G6}, MAE {MeanAbsoluteError:G6}, R² {RSquared:F4}, explained variance {ExplainedVariance:F4}");
}
