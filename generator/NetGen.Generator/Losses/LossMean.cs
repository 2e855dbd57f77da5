using NetGen.Generator.Programs;

namespace NetGen.Generator.Losses;

/// <summary>A mean loss as it was lowered.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Elements">What it is the mean of, sample by sample.</param>
/// <param name="Count">How many rows of the output it is the mean over, where not all count; else null.</param>
/// <param name="Counted">What the count is the sum of: weights of samples multiply it as they do the elements.</param>
internal sealed record LossMean(Tensor Value, Tensor Elements, Tensor? Count = null, Tensor? Counted = null);
