using System;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Which elementwise steps become one.</summary>
public class MapFusionTests
{
    private static readonly Tensor X = new("X", ElementType.Double, Shape.Of(4), isBatched: true, TensorRole.Input);
    private static readonly Tensor B = new("b", ElementType.Double, Shape.Of(4), isBatched: false, TensorRole.Parameter, "b");
    private static readonly Tensor W = new("W", ElementType.Double, Shape.Of(4, 4), isBatched: false, TensorRole.Parameter, "W");

    [Fact]
    public void AChainBecomesOneStep() => Becomes(
        p => p.Map("C", Operand(1) - Operand(0), p.Map("B", 2.0 * Operand(0), p.Map("A", Operand(0) + Operand(1), X, B)), X),
        "C = X − 2·(X + b)");

    [Fact]
    public void AFunctionIsFused() => Becomes(p => p.Map("C", Tanh(Operand(0)), p.Map("A", Operand(0) + Operand(1), X, B)), "C = tanh(X + b)");

    [Fact]
    public void TwoFunctionsAreNot() => Becomes(p => p.Map("C", Tanh(Operand(0)), p.Map("A", Exp(Operand(0)), X)), "A = exp(X)", "C = tanh(A)");

    [Fact]
    public void WhatTwoStepsReadIsKept() => Becomes(
        p =>
        {
            Tensor a = p.Map("A", Operand(0) + Operand(1), X, B);
            return p.Map("C", Max(Operand(0), Operand(1)), a, p.MatMul("Z", a, W));
        },
        "A = X + b",
        "C = max(A, Z)");

    [Fact]
    public void WhatIsReadTwiceIsKept() =>
        Becomes(p => p.Map("C", Operand(0) * Operand(0), p.Map("A", Operand(0) + Operand(1), X, B)), "A = X + b", "C = A²");

    [Fact]
    public void WhatIsRepeatedIsKept() =>
        Becomes(p => p.Map("C", Operand(0) + Operand(1), X, p.Map("R", 2.0 * Operand(0), B)), "R = 2·b", "C = X + R");

    [Fact]
    public void TheStepBehindAProductIsKept() => Becomes(
        p => p.Map("C", Operand(0) + Operand(1), p.Map("A", Max(Operand(0), 0.0), p.MatMul("Z", X, W)), B), "A = max(Z, 0)", "C = A + b");

    [Fact]
    public void AResultIsKept() => Assert.Equal(2, MapFusion.Fuse(Two(out Tensor a) with { Results = [a] }).Steps.Length);

    [Fact]
    public void WhatIsWeighedIsKept() => Assert.Equal(2, MapFusion.Fuse(Two(out Tensor a) with { Weighed = [a] }).Steps.Length);

    [Fact]
    public void AnythingElseIsFused() => Assert.Single(MapFusion.Fuse(Two(out _)).Steps);

    private static Program Two(out Tensor first)
    {
        var program = new ProgramBuilder([X], [B]);
        first = program.Map("A", Operand(0) + Operand(1), X, B);
        return program.Build(program.Map("C", 2.0 * Operand(0), first));
    }

    private static void Becomes(Func<ProgramBuilder, Tensor> build, params string[] formulas)
    {
        var program = new ProgramBuilder([X], [B, W]);
        Assert.Equal(formulas, MapFusion.Fuse(program.Build(build(program))).Steps.OfType<Map>().Select(m => m.Formula));
    }
}
