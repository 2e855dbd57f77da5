using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>Tensors of equal shape, combined element by element.</summary>
/// <param name="does">What the layer does with them, in a message.</param>
/// <param name="activation">The function applied to the result.</param>
/// <param name="joins">The options that name the further ones.</param>
internal abstract class ElementwiseJoin(string does, Activation activation, params ImmutableArray<Join> joins) : Layer(activation)
{
    public override ImmutableArray<Join> Joins => joins;

    public override Layer? OfStep(Shape input, int steps) => this;

    public override Shape? Infer(LayerCheck check)
    {
        LayerNode? unequal = check.Inputs.FirstOrDefault(i => i.Shape != check.Input);
        return unequal is null
            ? check.Input
            : check.Report(
                Rules.ShapesDiffer,
                check.JoinOf(unequal),
                Remedy.Units(unequal, check.Input) ?? (check.Inputs.Length == 2 ? Remedy.Units(check.Inputs[0], unequal.Shape) : null),
                check.Name,
                $"{does} layers of equal shape",
                check.Inputs[0].Name,
                check.Input.ToString(),
                unequal.Name,
                unequal.Shape.ToString());
    }

    public override Tensor Lower(LayerLowering layer) => layer.Program.Map(
        layer.Symbol("Z"),
        Enumerable.Range(1, layer.Inputs.Length - 1).Aggregate(Expression.Operand(0), (z, i) => Combine(z, Expression.Operand(i))),
        [.. layer.Inputs]);

    protected abstract Expression Combine(Expression left, Expression right);
}
