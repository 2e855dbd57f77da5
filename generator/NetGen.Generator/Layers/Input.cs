using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>The samples themselves.</summary>
internal sealed class Input(int d0, int d1, int d2, int d3, int d4, int d5, int d6, int d7) : Layer
{
    /// <summary>What the input is called where it has no name of its own.</summary>
    public const string StandardName = "input";

    /// <summary>The kinds of layers that a network begins with.</summary>
    public static ImmutableArray<string> Kinds { get; } = [nameof(Input), nameof(TokenInput)];

    public override Layer? OfStep(Shape input, int steps) => this;

    public override bool TakesInput => false;

    public override void CheckOptions(LayerCheck check) => Extents.Check(check, d0, d1, d2, d3, d4, d5, d6, d7);

    public override Shape? Infer(LayerCheck check) => Extents.Of(d0, d1, d2, d3, d4, d5, d6, d7);

    public override Tensor Lower(LayerLowering layer) => layer.Input;
}
