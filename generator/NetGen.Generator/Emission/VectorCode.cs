namespace NetGen.Generator.Emission;

/// <summary>The methods that run a network's programs with vectors of one width.</summary>
/// <param name="Bits">The width.</param>
/// <param name="PredictOne">From one sample to its output.</param>
/// <param name="Step">Gradient descent's step on one sample; null where there is none.</param>
/// <param name="Predict">From a batch to its outputs.</param>
/// <param name="Evaluate">From a batch to the mean loss.</param>
/// <param name="ComputeGradients">From a batch to the mean loss and its gradients; null where there is none.</param>
internal sealed record VectorCode(int Bits, string PredictOne, string? Step, string Predict, string Evaluate, string? ComputeGradients);
