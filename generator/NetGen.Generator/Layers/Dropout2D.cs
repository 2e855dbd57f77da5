using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Drops whole channels of an image at random in training, and scales the others so that the mean stays; nothing in evaluation.</summary>
internal sealed class Dropout2D(double rate) : Layer
{
    /// <summary>Whether anything is dropped.</summary>
    public bool Drops => rate > 0;

    public override void CheckOptions(LayerCheck check) => check.Require(rate is >= 0 and < 1, nameof(rate), rate, "at least 0 and below 1");

    public override Shape? Infer(LayerCheck check) => Images.Check(check) ? check.Input : null;

    /// <summary>A = X / (1 − rate) where M > rate, else 0, with one M for each channel, uniform on (0, 1).</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        if (!layer.Training || rate == 0)
        {
            return layer.Input;
        }

        var channels = new Channels(layer, axis: 0);
        Tensor rows = channels.Beside(layer.Input);
        Tensor mask = layer.Program.RandomUniform(layer.Symbol("M"), rows.Type, rows.Shape.WithLast(1), layer.Index);
        Tensor kept = layer.Program.Map(layer.Symbol("D"), Select(Operand(1), rate, Operand(0) * (1 / (1 - rate)), 0), rows, mask);
        return channels.Back(kept);
    }
}
