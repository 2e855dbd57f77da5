using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Normalises each feature of the last axis over the batch and all other axes; in evaluation by the running statistics.</summary>
internal sealed class BatchNorm(Activation activation, double momentum, double epsilon, bool affine, bool trainable) : Layer(activation)
{
    public override void CheckOptions(LayerCheck check)
    {
        check.Require(momentum is >= 0 and <= 1, nameof(momentum), momentum, "from 0 to 1");
        NormSteps.CheckEpsilon(check, epsilon);
    }

    public override Shape? Infer(LayerCheck check) => check.Input;

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        int features = inputs[0].Shape.Last;
        return
        [
            .. NormTensors.Affine(affine, trainable, features, bias: true),
            NormTensors.Buffer("running_mean", "runningMean", features, 0),
            NormTensors.Buffer("running_var", "runningVar", features, 1),
        ];
    }

    /// <summary>One row has no variance.</summary>
    public override int LeastTrainingBatch(LayerNode layer) => layer.Shape.Size == layer.Shape.Last ? 2 : 1;

    public override Tensor Lower(LayerLowering layer) => layer.Training ? LowerTraining(layer) : LowerEvaluation(layer);

    private Tensor LowerEvaluation(LayerLowering layer)
    {
        Tensor deviation = layer.Program.Map(layer.Symbol("D"), Operand(0) - Operand(1), layer.Input, layer.Tensor("running_mean"));
        Tensor reciprocal = layer.Program.Map(layer.Symbol("R"), NormSteps.Reciprocal(Operand(0), epsilon), layer.Tensor("running_var"));
        return NormSteps.Scale(layer, deviation, reciprocal);
    }

    /// <summary>The variance is biased where it normalises, unbiased where it is kept.</summary>
    private Tensor LowerTraining(LayerLowering layer)
    {
        ProgramBuilder program = layer.Program;
        Expression rows = Count(layer.Input.RowsPerSample);
        Tensor sum = program.SumRows(layer.Symbol("S"), layer.Input);
        Tensor mean = program.Map(layer.Symbol("M"), Operand(0) / rows, sum);
        Tensor deviation = program.Map(layer.Symbol("D"), Operand(0) - Operand(1), layer.Input, mean);
        Tensor square = program.Map(layer.Symbol("Q"), Operand(0) * Operand(0), deviation);
        Tensor squares = program.SumRows(layer.Symbol("V"), square);
        Tensor reciprocal = program.Map(layer.Symbol("R"), NormSteps.Reciprocal(Operand(0) / rows, epsilon), squares);
        Keep(layer, "running_mean", Operand(1), mean);
        Keep(layer, "running_var", Operand(1) / (rows - 1), squares);
        return NormSteps.Scale(layer, deviation, reciprocal);
    }

    /// <summary>kept = (1 − momentum)·kept + momentum·new.</summary>
    private void Keep(LayerLowering layer, string buffer, Expression current, Tensor tensor) =>
        layer.Program.Update(layer.Tensor(buffer), ((1 - momentum) * Operand(0)) + (momentum * current), tensor);
}
