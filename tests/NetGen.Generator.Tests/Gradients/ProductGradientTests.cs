using System.Linq;
using NetGen.Generator.Lowering;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

public class ProductGradientTests : PrimitiveGradientTests
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
        Check(Input(1), [a, b, c], p => p.Product("Z", a, b, transposeA, transposeB, withAddend ? c : null));
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
        Check(x, [first, b, c], p => p.Product("Z", p.Product("A", x, first), b, transposeB: transposeB, addend: withAddend ? c : null));
    }

    /// <summary>Over the batch: Aᵀ·B, both of them samples, as in a covariance.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void OfSamplesAndSamples(int rowsPerSample, bool withAddend)
    {
        Tensor x = Input(rowsPerSample);
        Tensor first = Parameter("first", InputColumns, 3);
        Tensor second = Parameter("second", InputColumns, 2);
        Tensor c = Parameter("c", 2);
        Check(x, [first, second, c], p =>
            p.Product("Z", p.Product("A", x, first), p.Product("B", x, second), transposeA: true, addend: withAddend ? c : null));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void OfATensorWithItself(bool transposeA, bool transposeB)
    {
        Tensor a = Parameter("a", 3, 3);
        Check(Input(1), [a], p => p.Product("Z", a, a, transposeA, transposeB));
    }

    [Fact]
    public void OfAFrozenFactor()
    {
        Tensor x = Input(1);
        Tensor trained = Parameter("trained", 3, InputColumns);
        Tensor frozen = Frozen("frozen", 5, 3);
        Tensor addend = Frozen("addend", 5);
        Check(x, [trained, frozen, addend], p =>
            p.Product("Z", p.Product("A", x, trained, transposeB: true), frozen, transposeB: true, addend: addend));
    }
}
