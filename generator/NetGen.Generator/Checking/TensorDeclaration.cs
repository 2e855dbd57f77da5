using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A tensor a layer owns, under its name inside the layer (<c>weight</c>), with how it starts.</summary>
internal sealed record TensorDeclaration(
    string Name,
    string Symbol,
    Shape Shape,
    bool Trainable,
    Initializer Initializer,
    double Scale,
    int FanIn,
    int FanOut)
{
    /// <summary>Positions of a kernel <c>[out, in, taps…]</c>, whose numbers are stored position by position; 1 for any other tensor.</summary>
    public int Taps { get; init; } = 1;
}
