namespace NetGen.Generator.Tests.Declarations;

/// <summary>The choices behind one random layer.</summary>
/// <param name="Units">The width.</param>
/// <param name="Activation">What it ends in.</param>
/// <param name="Bias">Whether it has one.</param>
/// <param name="Trainable">Whether it is trained.</param>
/// <param name="Named">Whether it has a name of its own.</param>
/// <param name="Apart">Whether the activation stands in a layer of its own.</param>
/// <param name="Origin">Which earlier layer it takes, where that is not the one before.</param>
internal sealed record RandomLayer(int Units, Activation Activation, bool Bias, bool Trainable, bool Named, bool Apart, int? Origin);
