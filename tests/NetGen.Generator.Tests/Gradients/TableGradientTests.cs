using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Adjoints of rows of tables, and of the loss of class indices.</summary>
public class TableGradientTests : PrimitiveGradientTests
{
    private static readonly ImmutableArray<double> Indices = [2, 0, 2, 4, 1, 2];

    [Fact]
    public void Gather()
    {
        Tensor table = Parameter("W", 5, 3);
        Check(Input(1), [table], p => p.Gather("Y", table, Constant(p, Indices), Shape.Of(6, 3)));
    }

    /// <summary>The gradient of a gradient.</summary>
    [Fact]
    public void ScatterAdd()
    {
        Tensor rows = Parameter("D", 6, 3);
        Check(Input(1), [rows], p => p.ScatterAdd("W", rows, Constant(p, Indices), Shape.Of(5, 3)));
    }

    [Theory]
    [InlineData(0, -100)]
    [InlineData(0.2, -100)]
    [InlineData(0.2, 3)]
    public void ClassCrossEntropy(double smoothing, int ignored)
    {
        Tensor input = Input(2);
        Tensor weight = Parameter("W", 5, InputColumns);
        CheckLoss(input, [weight], p =>
        {
            Tensor logits = p.MatMul("Z", input, weight, transposeB: true);
            Tensor Losses(int target) => p.ClassCrossEntropy(
                "L", logits, p.MapLike("T", p.New("Targets", ElementType.Double, Shape.Of(2, 1), true), target, null), smoothing, ignored);
            return p.MeanAll(p.Map("Sum", Operand(0) + (2 * Operand(1)), Losses(3), Losses(0)));
        });
    }

    private static Tensor Constant(ProgramBuilder program, ImmutableArray<double> values) =>
        program.Constant("I", ElementType.Double, Shape.Of(values.Length), values);
}
