namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>A network with one mistake in its code.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Network">The network's index in <see cref="MutatedNetwork.All"/>.</param>
/// <param name="Mutation">The mistake.</param>
internal sealed record Mutant(int Number, int Network, Mutation Mutation)
{
    public override string ToString() => $"{MutatedNetwork.All[Network].Name}, {Mutation}";
}
