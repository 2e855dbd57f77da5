using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>The samples themselves: a sequence of whole numbers.</summary>
internal sealed class TokenInput(int steps, int vocabulary) : Layer
{
    /// <summary>How many tokens there are, from 0 on.</summary>
    public int Vocabulary => vocabulary;

    public override bool TakesInput => false;

    public override Layer? OfStep(Shape input, int steps) => this;

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(steps), steps);
        check.RequirePositive(nameof(vocabulary), vocabulary);
    }

    public override Shape? Infer(LayerCheck check) => Shape.Of(steps);

    public override Tensor Lower(LayerLowering layer) => layer.Input;
}
