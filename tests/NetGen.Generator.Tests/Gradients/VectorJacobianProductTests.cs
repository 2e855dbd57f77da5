using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Programs with several inputs and results, differentiated by themselves and inside another program.</summary>
public class VectorJacobianProductTests : PrimitiveGradientTests
{
    private static readonly Tensor Previous = new("H", ElementType.Double, Shape.Of(3), true, TensorRole.Input);
    private static readonly Tensor Current = new("X", ElementType.Double, Shape.Of(2), true, TensorRole.Input);
    private static readonly Tensor Unused = new("U", ElementType.Double, Shape.Of(2), true, TensorRole.Input);
    private static readonly Tensor Weight = new("W", ElementType.Double, Shape.Of(3, 5), false, TensorRole.Parameter, "w");

    /// <summary>Gradients given for every result; central differences of their product with the results say what is right.</summary>
    [Fact]
    public void OfABodyAlone()
    {
        Program body = Cell([Previous, Current, Unused], Weight);
        ImmutableArray<Tensor> by = [Previous, Current, Unused, Weight];
        Program product = Differentiator.VectorJacobianProduct(body, by);
        var numbers = new TestNumbers(5);
        Dictionary<Tensor, double[]> inputs = product.Inputs.ToDictionary(t => t, t => numbers.Many(BatchSize * (int)t.Shape.Size, numbers.Normal));
        double[] weight = numbers.Many(15, numbers.Normal);
        Evaluation run = Run(product, inputs, weight);
        Assert.Equal(by.Length, product.Results.Length);
        for (int k = 0; k < by.Length; k++)
        {
            double[] gradient = run.Value(product.Results[k]);
            Assert.Equal(by[k] == Weight ? 15 : BatchSize * (int)by[k].Shape.Size, gradient.Length);
            for (int i = 0; i < gradient.Length; i++)
            {
                Assert.Equal(Difference(by[k], i), gradient[i], 1e-8);
            }
        }

        double Difference(Tensor moved, int index) => GradientCheck.Difference(h =>
        {
            double[] values = [.. moved == Weight ? weight : inputs[moved]];
            values[index] += h;
            Evaluation there = moved == Weight
                ? Run(body, inputs, values)
                : Run(body, inputs.ToDictionary(p => p.Key, p => p.Key == moved ? values : p.Value), weight);
            return body.Results.Select((r, j) => there.Value(r).Zip(inputs[product.Inputs[body.Inputs.Length + j]], (a, b) => a * b).Sum()).Sum();
        });
    }

    /// <summary>A body called twice, the second time with the first call's results: two steps of a recurrence.</summary>
    [Fact]
    public void OfABodyInsideAProgram()
    {
        Tensor weight = new("V", ElementType.Double, Shape.Of(3, 5), true, TensorRole.Input);
        Program body = CellOfMatrices(weight);
        Tensor samples = Input(1);
        Tensor first = Parameter("first", InputColumns, 3);
        Tensor second = Parameter("second", InputColumns, 2);
        Tensor third = Parameter("third", InputColumns, 15);
        Check(samples, [first, second, third], program =>
        {
            Tensor weights = program.Reshape("V", program.MatMul("C", samples, third), Shape.Of(3, 5));
            Tensor state = program.Reshape("H", program.MatMul("A", samples, first), Shape.Of(1, 3));
            Tensor input = program.Reshape("I", program.MatMul("B", samples, second), Shape.Of(1, 2));
            ImmutableArray<Tensor> once = Call.Append(program, "t1", body, state, input, weights);
            ImmutableArray<Tensor> twice = Call.Append(program, "t2", body, once[0], input, weights);
            return program.Map("Z", Operand(0) * Operand(1), twice[0], program.SumColumns("T", once[1]));
        });
    }

    /// <summary>h' = tanh([h, x]·Wᵀ), and the square of what went in.</summary>
    private static Program Cell(ImmutableArray<Tensor> inputs, Tensor weight)
    {
        var builder = new ProgramBuilder(inputs, [weight]);
        Tensor both = builder.Concat("C", 0, [inputs[0], inputs[1]]);
        Tensor next = builder.Map("N", Tanh(Operand(0)), builder.MatMul("Z", both, weight, transposeB: true));
        return builder.Build(next, builder.Map("Q", Operand(0) * Operand(0), both));
    }

    /// <summary>The same with a matrix of weights for each sample.</summary>
    private static Program CellOfMatrices(Tensor weight)
    {
        Tensor state = new("H", ElementType.Double, Shape.Of(1, 3), true, TensorRole.Input);
        Tensor input = new("X", ElementType.Double, Shape.Of(1, 2), true, TensorRole.Input);
        var builder = new ProgramBuilder([state, input, weight], []);
        Tensor both = builder.Concat("C", 1, [state, input]);
        Tensor next = builder.Map("N", Tanh(Operand(0)), builder.MatMul("Z", both, weight, transposeB: true));
        return builder.Build(next, builder.Map("Q", Operand(0) * Operand(0), both));
    }

    private static Evaluation Run(Program program, IReadOnlyDictionary<Tensor, double[]> inputs, double[] weight) =>
        Interpreter.Run(program, BatchSize, ImmutableDictionary<string, double[]>.Empty.Add("w", weight), inputs);
}
