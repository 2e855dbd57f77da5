using System;
using System.Collections.Immutable;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Builds a program around a primitive and holds its adjoint against central differences.</summary>
public abstract class PrimitiveGradientTests
{
    private protected const int BatchSize = 3;
    private protected const int InputColumns = 4;

    private protected static Tensor Parameter(string name, params int[] shape) =>
        new(name, ElementType.Double, Shape.Of(shape), false, TensorRole.Parameter, name);

    private protected static Tensor Frozen(string name, params int[] shape) =>
        new(name, ElementType.Double, Shape.Of(shape), false, TensorRole.Buffer, name);

    /// <summary>The samples, with as many rows each as wanted.</summary>
    private protected static Tensor Input(int rowsPerSample) =>
        new("X", ElementType.Double, rowsPerSample == 1 ? Shape.Of(InputColumns) : Shape.Of(rowsPerSample, InputColumns), true, TensorRole.Input);

    /// <summary>Checks the gradient through a primitive whose own gradient differs from element to element.</summary>
    private protected static void Check(Tensor input, ImmutableArray<Tensor> stored, Func<ProgramBuilder, Tensor> build) =>
        CheckLoss(input, stored, program =>
        {
            Expression o = Operand(0);
            return program.MeanAll(program.Map("L", Tanh(o) + (0.25 * (o * o)), build(program)));
        });

    /// <summary>Checks the gradient of a program that says its loss itself.</summary>
    private protected static void CheckLoss(Tensor input, ImmutableArray<Tensor> stored, Func<ProgramBuilder, Tensor> build)
    {
        var builder = new ProgramBuilder([input], stored);
        Program program = builder.Build(build(builder));
        ProgramData data = ProgramData.AwayFromKinks(program, 0.05, seed => ProgramData.Uniform(program, BatchSize, seed));
        GradientCheck.Holds(Differentiator.Differentiate(program), data);
    }
}
