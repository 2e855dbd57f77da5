using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>A strategy of fast code, how to force it, and how to see in the generated text that it was taken.</summary>
/// <param name="Name">What the test is called.</param>
/// <param name="Choices">What is forced in the planner.</param>
/// <param name="Emits">What some network of several must then contain; null where only absence tells.</param>
/// <param name="Lacks">What none may contain.</param>
/// <param name="VectorBits">The width of vectors.</param>
/// <param name="Unroll">Loops or straight-line code for one sample.</param>
internal sealed record Strategy(
    string Name, Choices Choices, string? Emits = null, string? Lacks = null, int VectorBits = 256, Unroll Unroll = Unroll.Auto)
{
    /// <summary>The choices with code for one width of vectors alone.</summary>
    public Choices ChoicesOfOneWidth => Choices with { VectorWidths = [VectorBits] };

    /// <summary>The text of a network under it.</summary>
    public string TextOf(Net net) => NetworkCompiler.Compile(net.With(Unroll).Declaration, ChoicesOfOneWidth)!;

    /// <summary>The text of a network for the same width, where nothing else is forced.</summary>
    public string StandardTextOf(Net net) => NetworkCompiler.Compile(net.Declaration, Choices.Standard with { VectorWidths = [VectorBits] })!;

    /// <summary>Whether nothing but the width is forced.</summary>
    public bool IsStandard => Choices == Choices.Standard && Unroll == Unroll.Auto;
}
