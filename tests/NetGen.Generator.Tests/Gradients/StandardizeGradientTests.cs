using System;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>The gradient of what is standardised: by rows, by columns and by rows over the batch, with and without the mean, of samples and of
/// parameters.</summary>
public class StandardizeGradientTests : PrimitiveGradientTests
{
    public static TheoryData<int, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<int, bool>();
            foreach (StandardGroups groups in Enum.GetValues<StandardGroups>())
            {
                kinds.Add((int)groups, true);
                kinds.Add((int)groups, false);
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OfSamples(int groups, bool isCentred)
    {
        foreach (int rows in new[] { 1, 3 })
        {
            Tensor x = Input(rows);
            Tensor w = Parameter("w", InputColumns, 5);
            Check(x, [w], p => p.Standardize("S", new Standardization((StandardGroups)groups, isCentred, 0.1), p.MatMul("A", x, w)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OfParameters(int groups, bool isCentred)
    {
        Tensor w = Parameter("w", 3, 5);
        Check(Input(1), [w], p => p.Standardize("S", new Standardization((StandardGroups)groups, isCentred, 0.1), w));
    }

    /// <summary>Means and variances go into buffers alone.</summary>
    [Fact]
    public void StatisticsHaveNone()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, 5);
        var builder = new ProgramBuilder([x], [w]);
        (_, Tensor means, _) = builder.StandardizeBatch("S", new Standardization(StandardGroups.Columns, true, 0.1), builder.MatMul("A", x, w));
        Program program = builder.Build(builder.MeanAll(means));
        Assert.Contains("statistics are for buffers", Assert.Throws<NotSupportedException>(() => Differentiator.Differentiate(program)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsThatDoNotFitAreRefused()
    {
        var how = new Standardization(StandardGroups.Rows, true, 0.1);
        Tensor x = Input(1);
        Assert.Null(new Standardize(how, x, Like(x.Shape)).Fault);
        Assert.Contains("another shape", new Standardize(how, x, Like(Shape.Of(3))).Fault, StringComparison.Ordinal);
        Assert.Contains("no number for each group", new Standardize(how, x, Like(x.Shape), Frozen("m", InputColumns)).Fault, StringComparison.Ordinal);
        Assert.Contains("another shape", new StandardizeGradient(how, x, Like(Shape.Of(3)), Like(x.Shape)).Fault, StringComparison.Ordinal);
    }

    private static Tensor Like(Shape shape) => new("L", ElementType.Double, shape, true, TensorRole.Intermediate);
}
