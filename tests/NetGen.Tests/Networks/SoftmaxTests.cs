using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Softmax at the edges of its numbers, rows that fill no vector: fast code gives what plain code gives, NaN in the same places.</summary>
public class SoftmaxTests
{
    /// <summary>What stands at the first place, in the middle and at the last; the rest is 0.5.</summary>
    public static TheoryData<double, double, double> Edges => new()
    {
        { 1, 2, 3 },
        { 1e4, -1e4, 0 },
        { double.NaN, 0, 0 },
        { 0, 0, double.NaN },
        { double.NegativeInfinity, 0, double.NegativeInfinity },
        { 0, double.PositiveInfinity, 0 },
        { 0, 0, double.PositiveInfinity },
        { double.PositiveInfinity, 0, double.NegativeInfinity },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void FastIsPlain(double first, double middle, double last)
    {
        Hold<Softmax5, PlainSoftmax5, float>(0.5, first, middle, last);
        Hold<Softmax19, PlainSoftmax19, double>(0.5, first, middle, last);
    }

    /// <summary>Nothing is likely: 0/0.</summary>
    [Fact]
    public void OfMinusInfinitiesAloneNothingIsKnown()
    {
        const double None = double.NegativeInfinity;
        Assert.All(Hold<Softmax5, PlainSoftmax5, float>(None, None, None, None), p => Assert.True(float.IsNaN(p)));
        Assert.All(Hold<Softmax19, PlainSoftmax19, double>(None, None, None, None), p => Assert.True(double.IsNaN(p)));
    }

    /// <summary>One sample and a batch, whose other samples are of no consequence: what is to be seen stands in the bias.</summary>
    private static T[] Hold<TFast, TPlain, T>(double rest, double first, double middle, double last)
        where TFast : class, ITrainableNetwork<TFast, T>
        where TPlain : class, ITrainableNetwork<TPlain, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] one = [];
        foreach (int count in new[] { 1, 11 })
        {
            T[] fast = Outputs<TFast, T>(count, rest, first, middle, last);
            T[] plain = Outputs<TPlain, T>(count, rest, first, middle, last);
            foreach ((T f, T p) in fast.Zip(plain))
            {
                Assert.True(T.IsNaN(f) == T.IsNaN(p) && !(double.CreateChecked(T.Abs(f - p)) > 2e-7), $"{f} instead of {p}");
            }

            one = fast;
        }

        return one;
    }

    private static T[] Outputs<TNetwork, T>(int count, double rest, double first, double middle, double last)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(1);
        int classes = TNetwork.Info.OutputSize;
        T[] bias = [.. Enumerable.Repeat(T.CreateChecked(rest), classes)];
        (bias[0], bias[classes / 2], bias[^1]) = (T.CreateChecked(first), T.CreateChecked(middle), T.CreateChecked(last));
        network.Parameters.Write("dense1.weight", new T[2 * classes]);
        network.Parameters.Write("dense1.bias", bias);
        var outputs = new T[count * classes];
        network.Predict(Samples.Inputs<TNetwork, T>(count), outputs);
        return outputs;
    }
}
