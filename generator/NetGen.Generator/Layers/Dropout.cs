using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Drops elements at random in training, and scales the others so that the mean stays; nothing in evaluation.</summary>
internal sealed class Dropout(double rate) : Layer
{
    /// <summary>Whether anything is dropped.</summary>
    public bool Drops => rate > 0;

    public override void CheckOptions(LayerCheck check) => check.Require(rate is >= 0 and < 1, nameof(rate), rate, "at least 0 and below 1");

    public override Layer? OfStep(Shape input, int steps) => this;

    public override Shape? Infer(LayerCheck check) => check.Input;

    /// <summary>A = X / (1 − rate) where M > rate, else 0, with M uniform on (0, 1).</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        if (!layer.Training || rate == 0)
        {
            return layer.Input;
        }

        Tensor mask = layer.Program.RandomUniform(layer.Symbol("M"), layer.Input, layer.Index);
        return layer.Program.Map(layer.Symbol("A"), Select(Operand(1), rate, Operand(0) * (1 / (1 - rate)), 0), layer.Input, mask);
    }
}
