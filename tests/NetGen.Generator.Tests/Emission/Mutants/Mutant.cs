namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Emitted code with one mistake.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Code">The code's index in <see cref="MutatedCode.All"/>.</param>
/// <param name="Mutation">The mistake.</param>
internal sealed record Mutant(int Number, int Code, Mutation Mutation)
{
    public override string ToString() => $"{Number}: {MutatedCode.All[Code].Name}, {Mutation}";
}
