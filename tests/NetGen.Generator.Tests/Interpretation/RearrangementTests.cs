using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The definitions of what moves elements, on numbers that can be followed by eye.</summary>
public class RearrangementTests
{
    private static readonly Tensor Samples = new("X", ElementType.Double, Shape.Of(2, 3), true, TensorRole.Input);
    private static readonly double[] Two = [.. Enumerable.Range(0, 12).Select(i => (double)i)];

    [Theory]
    [InlineData(0, new double[] { 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 6, 7, 8, 9, 10, 11 })]
    [InlineData(1, new double[] { 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5, 6, 7, 8, 6, 7, 8, 9, 10, 11, 9, 10, 11 })]
    public void Concat(int axis, double[] expected) => Assert.Equal(expected, Result(p => p.Concat("C", axis, [Samples, Samples])));

    [Theory]
    [InlineData(0, 1, new double[] { 3, 4, 5, 9, 10, 11 })]
    [InlineData(1, 0, new double[] { 0, 3, 6, 9 })]
    [InlineData(1, 2, new double[] { 2, 5, 8, 11 })]
    public void Slice(int axis, int start, double[] expected) =>
        Assert.Equal(expected, Result(p => p.Slice("S", Samples, axis, start, like: new Tensor("L", ElementType.Double, Shape.Of(1, 1), true, TensorRole.Intermediate))));

    [Theory]
    [InlineData(0, new double[] { 0, 1, 2, 3, 4, 5, 0, 0, 0, 6, 7, 8, 9, 10, 11, 0, 0, 0 })]
    [InlineData(1, new double[] { 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8, 0, 9, 10, 11, 0 })]
    public void PadBehind(int axis, double[] expected) => Assert.Equal(expected, Result(p => p.Pad("P", Samples, axis, 0, 1)));

    [Theory]
    [InlineData(0, new double[] { 0, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0, 6, 7, 8, 9, 10, 11 })]
    [InlineData(1, new double[] { 0, 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8, 0, 9, 10, 11 })]
    public void PadBefore(int axis, double[] expected) => Assert.Equal(expected, Result(p => p.Pad("P", Samples, axis, 1, 0)));

    /// <summary>The transpose of each sample; and three axes, of which the last comes first.</summary>
    [Fact]
    public void Permute()
    {
        Assert.Equal([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11], Result(p => p.Permute("P", Samples, [1, 0])));
        Assert.Equal([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11], Result(p => p.Permute("P", p.Reshape("R", Samples, Shape.Of(3, 1, 2)), [2, 0, 1])));
    }

    [Fact]
    public void Reshape() => Assert.Equal(Two, Result(p => p.Reshape("R", Samples, Shape.Of(3, 1, 2))));

    /// <summary>Random numbers follow from the key and the stream, lie between 0 and 1, and are those of a sample whatever the batch.</summary>
    [Fact]
    public void RandomUniform()
    {
        double[] numbers = Random(new StepKey(3, 5), stream: 1, n: 100);
        Assert.All(numbers, u => Assert.InRange(u, 1e-9, 1 - 1e-9));
        Assert.InRange(numbers.Average(), 0.45, 0.55);
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Equal(numbers[..6], Random(new StepKey(3, 5), stream: 1, n: 1));
        Assert.NotEqual(numbers, Random(new StepKey(4, 5), stream: 1, n: 100));
        Assert.NotEqual(numbers, Random(new StepKey(3, 6), stream: 1, n: 100));
        Assert.NotEqual(numbers, Random(new StepKey(3, 5), stream: 2, n: 100));
    }

    private static double[] Random(StepKey key, int stream, int n) =>
        Result(p => p.RandomUniform("M", Samples, stream), key, [.. Enumerable.Repeat(0.0, 6 * n)]);

    private static double[] Result(System.Func<ProgramBuilder, Tensor> build, StepKey key = default, double[]? inputs = null)
    {
        var builder = new ProgramBuilder([Samples], []);
        Program program = builder.Build(build(builder));
        inputs ??= Two;
        return Interpreter.Run(program, inputs.Length / 6, ImmutableDictionary<string, double[]>.Empty, inputs, key: key).Result;
    }
}
