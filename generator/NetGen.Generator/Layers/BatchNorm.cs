using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Normalises each channel, along one axis, over the batch and all other axes; in evaluation by the running statistics.</summary>
internal sealed class BatchNorm(Activation activation, double momentum, double epsilon, bool affine, bool trainable, int axis) : Layer(activation)
{
    public double Epsilon { get; } = epsilon;

    public override void CheckOptions(LayerCheck check)
    {
        check.Require(momentum is >= 0 and <= 1, nameof(momentum), momentum, "from 0 to 1");
        Norms.CheckEpsilon(check, Epsilon);
    }

    public override Layer? OfStep(Shape input, int steps) =>
        Axis.BesideSteps(axis, input, steps) is { } beside ? new BatchNorm(Activation, momentum, Epsilon, affine, trainable, beside) : null;

    public override Shape? Infer(LayerCheck check)
    {
        if (Axis.Check(check, axis) is null)
        {
            return null;
        }

        if (check.Input.Rank == 2 && check.IsLeftOut(nameof(axis)))
        {
            check.Report(
                Rules.ChannelsFirst, null, check.With(nameof(axis), "-1"), check.Name, check.Input.ToString(), Literal.Of(check.Input.Extents[0]), Literal.Of(check.Input.Last));
        }

        return check.Input;
    }

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        int channels = ChannelsOf(inputs[0].Shape);
        return
        [
            .. Norms.Affine(affine, trainable, channels, bias: true),
            Norms.Buffer("running_mean", "runningMean", channels, 0),
            Norms.Buffer("running_var", "runningVar", channels, 1),
        ];
    }

    /// <summary>One element has no variance.</summary>
    public override int LeastTrainingBatch(LayerNode layer) => layer.Shape.Size == ChannelsOf(layer.Shape) ? 2 : 1;

    public override Tensor Lower(LayerLowering layer)
    {
        var channels = new Channels(layer, ChannelAxis(layer.Shape));
        Tensor input = channels.Beside(layer.Input);
        Tensor normalised = layer.Training ? NormaliseByBatch(layer, input, channels.Groups) : NormaliseByRunning(layer, input, channels);
        return channels.Back(Norms.Scale(layer, normalised, channels.Numbers("weight"), channels.Numbers("bias")));
    }

    private Tensor NormaliseByRunning(LayerLowering layer, Tensor input, Channels channels)
    {
        Tensor variance = channels.Numbers("running_var")!;
        Tensor reciprocal = layer.Program.Map(layer.Symbol("R"), 1 / Sqrt(Operand(0) + Epsilon), variance);
        return layer.Program.Map(layer.Symbol("N"), (Operand(0) - Operand(1)) * Operand(2), input, channels.Numbers("running_mean")!, reciprocal);
    }

    /// <summary>The variance is biased where it normalises, unbiased where it is kept.</summary>
    private Tensor NormaliseByBatch(LayerLowering layer, Tensor input, StandardGroups groups)
    {
        (Tensor normalised, Tensor means, Tensor variances) = layer.Program.StandardizeBatch(
            layer.Symbol("N"), new Standardization(groups, IsCentred: true, Epsilon), input);
        Expression elements = Count(layer.Shape.Size / ChannelsOf(layer.Shape));
        Keep(layer, "running_mean", Operand(1), means);
        Keep(layer, "running_var", Operand(1) * (elements / (elements - 1)), variances);
        return normalised;
    }

    /// <summary>kept = (1 − momentum)·kept + momentum·new.</summary>
    private void Keep(LayerLowering layer, string buffer, Expression current, Tensor tensor) =>
        layer.Program.Update(layer.Tensor(buffer), ((1 - momentum) * Operand(0)) + (momentum * current), tensor);

    /// <summary>The position of the axis of the channels.</summary>
    public int ChannelAxis(Shape shape) => Axis.Position(axis, shape);

    private int ChannelsOf(Shape shape) => shape.Extents[ChannelAxis(shape)];
}
