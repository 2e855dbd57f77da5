using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

public class SoftmaxGradientTests : PrimitiveGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void OfSamples(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p => p.Softmax("P", p.MatMul("A", x, w)));
        Check(x, [w], p => p.LogSoftmax("P", p.MatMul("A", x, w)));
    }

    [Fact]
    public void OfAParameter()
    {
        Tensor w = Parameter("w", 2, 3);
        Check(Input(1), [w], p => p.Softmax("P", w));
        Check(Input(1), [w], p => p.LogSoftmax("P", w));
    }

    /// <summary>The sum of a softmax is constant: its gradient is zero, and that of log-softmax is not.</summary>
    [Fact]
    public void OfUniformGradients()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, 3);
        CheckLoss(x, [w], p => p.MeanAll(p.Softmax("P", p.MatMul("A", x, w))));
        CheckLoss(x, [w], p => p.MeanAll(p.LogSoftmax("P", p.MatMul("A", x, w))));
    }

    /// <summary>Probabilities that several steps read, as a loss with a penalty would.</summary>
    [Fact]
    public void ReadTwice()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p =>
        {
            Tensor z = p.MatMul("Z", x, w);
            Tensor softmax = p.Softmax("P", z);
            return p.Map("M", (Operand(0) * Operand(1)) + (Operand(2) * Operand(0)), softmax, p.LogSoftmax("Q", z), z);
        });
    }
}
