using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

public class MatMulGradientTests : PrimitiveGradientTests
{
    public static TheoryData<bool, bool, bool> Flags
    {
        get
        {
            bool[] both = [false, true];
            var rows = from a in both from b in both from addend in both select (a, b, addend);
            var data = new TheoryData<bool, bool, bool>();
            foreach ((bool a, bool b, bool addend) in rows)
            {
                data.Add(a, b, addend);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void OfTwoParameters(bool transposeA, bool transposeB, bool withAddend)
    {
        Tensor a = transposeA ? Parameter("a", 3, 2) : Parameter("a", 2, 3);
        Tensor b = transposeB ? Parameter("b", 5, 3) : Parameter("b", 3, 5);
        Tensor c = Parameter("c", 5);
        Check(Input(1), [a, b, c], p => p.MatMul("Z", a, b, transposeA, transposeB, withAddend ? c : null));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(1, true, true)]
    [InlineData(2, false, false)]
    [InlineData(2, false, true)]
    [InlineData(2, true, false)]
    [InlineData(2, true, true)]
    public void OfSamplesAndAParameter(int rowsPerSample, bool transposeB, bool withAddend)
    {
        Tensor x = Input(rowsPerSample);
        Tensor first = Parameter("first", InputColumns, 3);
        Tensor b = transposeB ? Parameter("b", 5, 3) : Parameter("b", 3, 5);
        Tensor c = Parameter("c", 5);
        Check(x, [first, b, c], p => p.MatMul("Z", p.MatMul("A", x, first), b, transposeB: transposeB, addend: withAddend ? c : null));
    }

    /// <summary>Over the batch: Aᵀ·B, both of them samples, as in a covariance.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ContractionOfSamplesAndSamples(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor first = Parameter("first", InputColumns, 3);
        Tensor second = Parameter("second", InputColumns, 2);
        Check(x, [first, second], p => p.Contract("Z", p.MatMul("A", x, first), p.MatMul("B", x, second)));
    }

    [Fact]
    public void ContractionOfTwoParameters()
    {
        Tensor a = Parameter("a", 2, 3, 4);
        Tensor b = Parameter("b", 2, 3, 5);
        Check(Input(1), [a, b], p => p.Contract("Z", a, b));
    }

    /// <summary>A matrix of each sample times another of the same sample, as in attention: [2, 3, k] each.</summary>
    [Theory]
    [InlineData(false, false, 3, 3)]
    [InlineData(false, true, 5, 5)]
    [InlineData(true, false, 5, 2)]
    [InlineData(true, true, 3, 3)]
    public void OfMatricesOfOneSample(bool transposeA, bool transposeB, int columnsOfA, int columnsOfB)
    {
        Tensor x = new("X", ElementType.Double, Shape.Of(2, 3, InputColumns), true, TensorRole.Input);
        Tensor first = Parameter("first", InputColumns, columnsOfA);
        Tensor second = Parameter("second", InputColumns, columnsOfB);
        Tensor addend = Parameter("addend", transposeB ? 3 : columnsOfB);
        Check(x, [first, second, addend], p => p.MatMul("Z", p.MatMul("A", x, first), p.MatMul("B", x, second), transposeA, transposeB, addend));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void OfATensorWithItself(bool transposeA, bool transposeB)
    {
        Tensor a = Parameter("a", 3, 3);
        Check(Input(1), [a], p => p.MatMul("Z", a, a, transposeA, transposeB));
    }

    [Fact]
    public void OfAFrozenFactor()
    {
        Tensor x = Input(1);
        Tensor trained = Parameter("trained", 3, InputColumns);
        Tensor frozen = Frozen("frozen", 5, 3);
        Tensor addend = Frozen("addend", 5);
        Check(x, [trained, frozen, addend], p =>
            p.MatMul("Z", p.MatMul("A", x, trained, transposeB: true), frozen, transposeB: true, addend: addend));
    }
}
