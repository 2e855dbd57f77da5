using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>What an earlier layer of a random network offers to later ones.</summary>
internal sealed record RandomOutput(string Name, Shape Shape, bool IsTrained);
