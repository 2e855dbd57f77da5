namespace NetGen;

/// <summary>How an <see cref="LBfgs"/> run went.</summary>
/// <param name="Loss">The mean loss at the end.</param>
/// <param name="Iterations">The steps taken.</param>
/// <param name="Evaluations">How often loss and gradient were computed.</param>
/// <param name="Stop">Why it ended.</param>
public sealed record LBfgsResult(double Loss, int Iterations, int Evaluations, LBfgsStop Stop);
