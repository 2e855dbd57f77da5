using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Losses;

/// <summary>What a loss's room sees while it is lowered.</summary>
/// <param name="Program">Where its steps go.</param>
/// <param name="Target">The targets.</param>
/// <param name="Activation">What the last layer ends in.</param>
/// <param name="PositiveWeights">A weight for the positive targets of each output, in a loss that takes them; null where all weigh 1.</param>
/// <param name="Quantile">The quantile, in a loss that is of one.</param>
internal sealed record LossLowering(ProgramBuilder Program, Tensor Target, Activation Activation, Tensor? PositiveWeights = null, double Quantile = 0.5);
