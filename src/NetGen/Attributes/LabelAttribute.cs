using System;

namespace NetGen;

/// <summary>What a network learns to predict from the other properties of a typed row: a number, a bool or an enum. It is not looked at to predict;
/// where it may be null, a row without it can be predicted and not be trained on.</summary>
/// <param name="column">The column's name in a file; by default the property's.</param>
/// <param name="threshold">What the probability of a bool must be above to mean true; between 0 and 1.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LabelAttribute(string? column = null, double threshold = 0.5) : Attribute
{
    /// <summary>The column's name; null for the property's.</summary>
    public string? Column { get; } = column;

    /// <summary>What the probability must be above.</summary>
    public double Threshold { get; } = threshold;
}
