using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>
/// Norms in single precision against the same in double: of a batch of two the gradient before a BatchNorm is a small difference of large terms, for
/// each pair of numbers becomes −1 and 1 whatever they are.
/// </summary>
public class NormPrecisionTests
{
    private const int Runs = 20;
    private const int FirstWeights = 8 * 6;

    /// <summary>2e-6 was measured. PyTorch 1.13's own error, of such weights and samples, has a median of 2.5e-4; with statistics and sums rounded to
    /// single precision it was 2e-4 here.</summary>
    private const double Bound = 1e-5;

    [Fact]
    public void OfFastCode() => Assert.InRange(Error<TwiceBatchNormed, TwiceBatchNormedInDouble>(batch: 2), 0, Bound);

    [Fact]
    public void OfPlainCode() => Assert.InRange(Error<PlainTwiceBatchNormed, TwiceBatchNormedInDouble>(batch: 2), 0, Bound);

    /// <summary>The median over seeds of the largest error of the first weights' gradient, as a share of its largest element.</summary>
    private static double Error<TSingle, TDouble>(int batch)
        where TSingle : class, ITrainableNetwork<TSingle, float>
        where TDouble : class, ITrainableNetwork<TDouble, double> =>
        Enumerable.Range(1, Runs).Select(seed => ErrorOf<TSingle, TDouble>(batch, seed)).Order().ElementAt(Runs / 2);

    private static double ErrorOf<TSingle, TDouble>(int batch, int seed)
        where TSingle : class, ITrainableNetwork<TSingle, float>
        where TDouble : class, ITrainableNetwork<TDouble, double>
    {
        (TSingle single, TDouble exact) = (TSingle.Create(seed), TDouble.Create(seed));
        var random = new Random(seed);
        float[] inputs = Numbers(random, batch * TSingle.Info.InputSize);
        float[] targets = Numbers(random, batch * TSingle.Info.OutputSize);
        foreach (TensorInfo tensor in TSingle.Info.Tensors)
        {
            float[] values = new float[tensor.ElementCount];
            single.Parameters.Read(tensor.Name, values);
            exact.Parameters.Write(tensor.Name, Array.ConvertAll(values, v => (double)v));
        }

        Gradients<float> actual = single.CreateGradients();
        Gradients<double> expected = exact.CreateGradients();
        single.ComputeGradients(inputs, targets, actual);
        exact.ComputeGradients(Array.ConvertAll(inputs, v => (double)v), Array.ConvertAll(targets, v => (double)v), expected);
        float[] a = new float[FirstWeights];
        double[] e = new double[FirstWeights];
        actual.ReadTensor("dense1.weight", a);
        expected.ReadTensor("dense1.weight", e);
        return a.Zip(e, (x, y) => Math.Abs(x - y)).Max() / e.Max(Math.Abs);
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((4 * random.NextDouble()) - 2))];
}
