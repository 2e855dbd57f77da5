using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The sum of tensors of equal shape.</summary>
internal sealed class Add(string other, Activation activation, string? other2, string? other3) : Layer(activation)
{
    public override ImmutableArray<Join> Joins => [new(nameof(other), other), new(nameof(other2), other2), new(nameof(other3), other3)];

    public override Shape? Infer(LayerCheck check)
    {
        LayerNode? unequal = check.Inputs.FirstOrDefault(i => i.Shape != check.Input);
        return unequal is null
            ? check.Input
            : check.Report(
                Rules.ShapesDiffer, check.JoinOf(unequal), check.Name, "adds layers of equal shape", check.Inputs[0].Name, check.Input.ToString(), unequal.Name, unequal.Shape.ToString());
    }

    public override Tensor Lower(LayerLowering layer) => layer.Program.Map(
        layer.Symbol("Z"),
        Enumerable.Range(1, layer.Inputs.Length - 1).Aggregate(Expression.Operand(0), (sum, i) => sum + Expression.Operand(i)),
        [.. layer.Inputs]);
}
