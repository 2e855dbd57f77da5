using System.Collections.Generic;
using NetGen.Generator.Declaration;
using NetGen.Generator.Losses;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>The quantile of a loss.</summary>
internal static class QuantileRules
{
    private const string Option = "quantile";
    private const double Median = 0.5;

    /// <summary>Silent where the loss is itself in question.</summary>
    public static IEnumerable<Problem> Check(NetworkOptions options)
    {
        string? range = options.Loss is not { } loss ? null
            : !LossKinds.Of(loss).TakesQuantile ? (options.Quantile == Median ? null : $"left out with Loss.{loss}")
            : options.Quantile is > 0 and < 1 ? null
            : "above 0 and below 1";
        if (range is not null)
        {
            yield return Problem.Of(Rules.OptionOutOfRange, Site.Network(Option), Option, "[Network]", range, Literal.Of(options.Quantile));
        }
    }
}
