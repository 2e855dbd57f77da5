using System;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Programs;

/// <summary>What does not fit is refused where the program is built: no loop reads past a tensor's end.</summary>
public class ProgramBuilderTests
{
    [Theory]
    [InlineData("times matrices of other samples' axes", new[] { 2, 3, 4 }, true, false, new[] { 3, 4, 5 }, true, false)]
    [InlineData("times a matrix for each sample, without one of its own", new[] { 4 }, true, false, new[] { 4, 5 }, true, false)]
    [InlineData("of one matrix times a matrix for each sample", new[] { 3, 4 }, false, false, new[] { 4, 5 }, true, false)]
    [InlineData("times a row for each sample", new[] { 3, 4 }, true, false, new[] { 4 }, true, false)]
    [InlineData("of samples transposed, times one matrix", new[] { 3, 4 }, true, true, new[] { 3, 5 }, false, false)]
    [InlineData("of other columns than rows", new[] { 4 }, true, false, new[] { 5, 4 }, false, false)]
    [InlineData("of other columns than rows, transposed", new[] { 4 }, true, false, new[] { 4, 5 }, false, true)]
    [InlineData("of other columns than rows, sample by sample", new[] { 2, 3, 4 }, true, false, new[] { 2, 3, 4 }, true, false)]
    public void AProductThatDoesNotFit(string what, int[] a, bool batchedA, bool transposeA, int[] b, bool batchedB, bool transposeB)
    {
        (Tensor left, Tensor right) = (Given("A", a, batchedA), Given("B", b, batchedB));
        var program = new ProgramBuilder([left, right], []);
        ArgumentException error = Assert.Throws<ArgumentException>(() => program.MatMul("C", left, right, transposeA, transposeB));
        Assert.True(error.Message.Contains("C = A", StringComparison.Ordinal), what + ": " + error.Message);
        Assert.Empty(program.Build().Steps);
    }

    [Fact]
    public void AProductIntoATensorOfAnotherShape()
    {
        (Tensor a, Tensor b) = (Given("A", [4], true), Given("B", [4, 5], false));
        var program = new ProgramBuilder([a, b], []);
        foreach (Tensor into in new[] { Given("C", [4], true), Given("C", [5], false), Given("C", [5], true, ElementType.Single) })
        {
            Assert.Throws<ArgumentException>(() => program.MatMul("C", a, b, into: into));
        }

        Assert.Throws<ArgumentException>(() => program.MatMul("C", a, b, addend: Given("c", [4], false)));
        Assert.Throws<ArgumentException>(() => program.MatMul("C", a, b, addend: Given("c", [5], true)));
        Assert.Equal("[5]", program.MatMul("C", a, b).Shape.ToString());
    }

    [Fact]
    public void AContractionThatDoesNotFit()
    {
        Tensor a = Given("A", [3, 4], true);
        Tensor[] others = [Given("B", [2, 5], true), Given("B", [3, 5], false), Given("B", [5], true), Given("B", [3, 5], true, ElementType.Single)];
        foreach (Tensor other in others)
        {
            Assert.Throws<ArgumentException>(() => new ProgramBuilder([a, other], []).Contract("C", a, other));
        }

        Assert.Equal("[4, 4]", new ProgramBuilder([a], []).Contract("C", a, a).Shape.ToString());
    }

    [Fact]
    public void WhatDoesNotFitAlongAnAxis()
    {
        Tensor a = Given("A", [3, 4], true);
        Tensor[] others = [Given("B", [2, 4], false), Given("B", [2, 5], true), Given("B", [4], true), Given("B", [2, 4], true, ElementType.Single)];
        foreach (Tensor other in others)
        {
            Assert.Throws<ArgumentException>(() => new ProgramBuilder([a, other], []).Concat("C", 0, [a, other]));
        }

        var program = new ProgramBuilder([a], []);
        foreach ((int start, int extent) in new[] { (-1, 2), (2, 2), (0, 4) })
        {
            Assert.Throws<ArgumentException>(() => program.Slice("S", a, 0, start, like: Given("L", [extent, 4], true)));
        }

        Assert.Throws<ArgumentException>(() => program.Slice("S", a, 0, 0, a, into: Given("S", [3, 5], true)));
        Assert.Throws<ArgumentException>(() => program.Reshape("R", a, Shape.Of(5, 2)));
        Assert.Throws<ArgumentException>(() => program.SumRows("R", a, into: Given("R", [3], false)));
        Assert.Throws<ArgumentException>(() => program.SumColumns("R", a, into: Given("R", [3, 1], false)));
        Assert.Throws<ArgumentException>(() => program.SumSamples("R", a, into: Given("R", [4, 3], false)));
        Assert.Empty(program.Build().Steps);
        Assert.Equal("[2, 4]", program.Slice("S", a, 0, 1, like: Given("L", [2, 4], true)).Shape.ToString());
    }

    /// <summary>A gradient may not take the name of a constant the program has.</summary>
    [Fact]
    public void SymbolsOfConstantsAreTaken()
    {
        Tensor a = Given("A", [4], true);
        var program = new ProgramBuilder([a], []);
        Tensor constant = program.Constant("K", ElementType.Double, Shape.Of(4), [1, 2, 3, 4]);
        Program before = program.Build(program.Map("M", Operand(0) * Operand(1), a, constant));
        Assert.Equal("K_2", new ProgramBuilder(before).Unique("K"));
    }

    [Fact]
    public void NumbersOfTwoTypes()
    {
        (Tensor a, Tensor b) = (Given("A", [4], true), Given("B", [4], true, ElementType.Single));
        var program = new ProgramBuilder([a, b], []);
        Assert.Throws<ArgumentException>(() => program.Map("C", Operand(0) + Operand(1), a, b));
        Assert.Equal(ElementType.Single, program.Map("C", Tanh(Operand(0)), b).Type);
    }

    [Fact]
    public void AConstantOfAnotherLength()
    {
        var program = new ProgramBuilder([], []);
        Assert.Throws<ArgumentException>(() => program.Constant("K", ElementType.Double, Shape.Of(2, 3), [1, 2, 3, 4, 5]));
        Assert.Equal(6, program.Constant("K", ElementType.Double, Shape.Of(2, 3), [1, 2, 3, 4, 5, 6]).Values[^1]);
    }

    [Fact]
    public void WhatIsNotWrittenIsNotRead()
    {
        Tensor a = Given("A", [4], true);
        Assert.Throws<InvalidOperationException>(() => new ProgramBuilder([], []).Map("B", Operand(0), a));
    }

    [Fact]
    public void WhatIsWrittenIsNotWrittenAgain()
    {
        Tensor a = Given("A", [4], true);
        var program = new ProgramBuilder([a], []);
        Tensor b = program.Map("B", Operand(0), a);
        Assert.Throws<InvalidOperationException>(() => program.MapLike("B", a, Operand(0), into: b, a));
        Assert.Throws<InvalidOperationException>(() => program.MapLike("A", a, Operand(0), into: a, b));
        Assert.Equal(b, program.Build(b).Steps.Single().Output);
    }

    private static Tensor Given(string symbol, int[] shape, bool isBatched, ElementType type = ElementType.Double) =>
        new(symbol, type, Shape.Of(shape), isBatched, TensorRole.Input);
}
