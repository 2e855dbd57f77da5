using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

public class ReduceGradientTests : PrimitiveGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SumRowsOfSamples(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p => p.SumRows("S", p.MatMul("A", x, w)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SumSamplesOfSamples(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p => p.SumSamples("S", p.MatMul("A", x, w)));
        CheckLoss(x, [w], p => p.MeanAll(p.SumSamples("S", p.MatMul("A", x, w))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SumColumnsOfSamples(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p => p.SumColumns("S", p.MatMul("A", x, w)));
    }

    [Fact]
    public void SumsOfAParameter()
    {
        Tensor w = Parameter("w", 2, 3);
        Check(Input(1), [w], p => p.SumRows("S", w));
        Check(Input(1), [w], p => p.SumColumns("S", w));
        Check(Input(1), [w], p => p.SumRows("S", p.SumColumns("C", w)));
    }

    /// <summary>A mean or a sum that something nonlinear reads, so that its gradient is a tensor.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TotalInside(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p => p.MeanAll(p.MatMul("A", x, w)));
        Check(x, [w], p => p.MeanAll(w));
        Check(x, [w], p => p.SumAll("S", p.MatMul("A", x, w)));
        Check(x, [w], p => p.SumAll("S", w));
    }

    /// <summary>Nothing but reductions behind the loss, so that gradients stay uniform until a tensor must be written.</summary>
    [Fact]
    public void UniformGradients()
    {
        Tensor x = Input(2);
        Tensor w = Parameter("w", InputColumns, 3);
        CheckLoss(x, [w], p => p.MeanAll(p.MatMul("A", x, w)));
        CheckLoss(x, [w], p => p.MeanAll(p.SumColumns("S", p.MatMul("A", x, w))));
        CheckLoss(x, [w], p => p.MeanAll(p.SumRows("S", p.MatMul("A", x, w))));
        CheckLoss(x, [w], p => p.SumAll("S", p.SumColumns("C", p.MatMul("A", x, w))));
        CheckLoss(x, [w], p => p.SumAll("S", w));
        CheckLoss(x, [w], p => p.MeanAll(p.SumColumns("S", p.SumRows("R", p.Map("M", Exp(Operand(0)), p.MatMul("A", x, w))))));
    }

    [Fact]
    public void UniformGradientsOfAParameterItself()
    {
        Tensor w = Parameter("w", 2, 3);
        CheckLoss(Input(1), [w], p => p.MeanAll(w));
        CheckLoss(Input(1), [w], p => p.MeanAll(p.SumColumns("S", w)));
        CheckLoss(Input(1), [w], p => p.MeanAll(p.SumRows("S", w)));
        CheckLoss(Input(1), [w], p => p.MeanAll(p.Map("M", Operand(0) * Operand(0), w)));
    }

    /// <summary>Two reductions of one tensor: gradients that add up.</summary>
    [Fact]
    public void ReductionsOfATensorReadTwice()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, 3);
        CheckLoss(x, [w], p =>
        {
            Tensor a = p.MatMul("A", x, w);
            return p.MeanAll(p.Map("L", Operand(0) + Operand(1), p.SumColumns("S", a), p.SumColumns("T", a)));
        });
        CheckLoss(x, [w], p => p.MeanAll(p.Map("L", Operand(0) + (Operand(1) * Operand(2)), p.MeanAll(w), p.SumRows("R", p.SumColumns("S", w)), p.MeanAll(w))));
    }
}
