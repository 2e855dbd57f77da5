using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Networks;

public class DeterminismTests
{
    [Fact]
    public void SameSeedSameBits()
    {
        Assert.Equal(Bits(new Tumor(seed: 7)), Bits(new Tumor(seed: 7)));
        Assert.NotEqual(Bits(new Tumor(seed: 7)), Bits(new Tumor(seed: 8)));
        Assert.Equal(Bits(new Tumor()), Bits(new Tumor(seed: 0)));
    }

    /// <summary>Initial values do not depend on the layout, nor, but for rounding, on the precision.</summary>
    [Fact]
    public void PlainAndFastCodeStartFromTheSameValues()
    {
        var fast = new float[600];
        var plain = new double[600];
        new Tumor(seed: 5).ReadTensor("dense1.weight", fast);
        new PlainTumor(seed: 5).ReadTensor("dense1.weight", plain);
        Assert.Equal(plain.Select(v => (float)v), fast);
        Assert.True(plain.Distinct().Count() > 590);
    }

    [Fact]
    public void EightThreadsOnOneNetworkGetTheBitsOfOne()
    {
        var network = new Wide(seed: 2);
        float[] inputs = Samples.Inputs<Wide, float>(40);
        float[] expected = Predict();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Predict()));

        float[] Predict()
        {
            var outputs = new float[40 * Wide.OutputSize];
            network.Predict(inputs, outputs);
            return outputs;
        }
    }

    /// <summary>A batch longer than a block, and one that is no multiple of a tile: each sample's output is, but for rounding, that of the sample
    /// alone.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(128)]
    [InlineData(263)]
    public void ASampleInABatchIsPredictedAsAlone(int count)
    {
        var network = new Tumor(seed: 3);
        float[] inputs = Samples.Inputs<Tumor, float>(count);
        var outputs = new float[count];
        network.Predict(inputs, outputs);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(network.Predict(inputs.AsSpan(i * Tumor.InputSize, Tumor.InputSize)), outputs[i], 1e-6f);
        }
    }

    [Fact]
    public void TrainingTwiceGivesTheSameBits()
    {
        Assert.Equal(Train(), Train());

        static float[] Train()
        {
            double[] features = Samples.Inputs<PlainTumor, double>(50);
            var data = new Dataset(features, 30, [.. Enumerable.Range(0, 50).Select(i => features[i * 30] > 0 ? 1.0 : 0.0)], 1);
            var network = new Tumor(seed: 4);
            History history = network.Fit(data, new TrainingOptions { Epochs = 20, BatchSize = 16, Optimizer = new Adam(0.01) });
            Assert.True(history.Losses[^1] < 0.5 * history.Losses[0]);
            return Bits(network);
        }
    }

    private static float[] Bits(Tumor network) => [.. Tumor.Info.Tensors.SelectMany(t =>
    {
        var values = new float[t.ElementCount];
        network.ReadTensor(t.Name, values);
        return values;
    })];
}
