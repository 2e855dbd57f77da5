using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Fashion-MNIST as Debian's package dataset-fashion-mnist installs it; the numbers to reach are NumPy's.</summary>
public class FashionMnistTests
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("NETGEN_FASHION_MNIST") ?? "/usr/share/datasets/fashion-mnist";

    [FashionMnistFact]
    public void Images_and_labels_are_read()
    {
        Check(Read("train"), 60_000, sum: 3431114169, squares: 631470052347, [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]);
        Check(Read("t10k"), 10_000, sum: 573469082, squares: 105272563536, [9, 2, 1, 1, 6, 1, 4, 6, 5, 7]);
    }

    [FashionMnistFact]
    public void A_network_learns_them()
    {
        (Dataset train, Dataset test) = (Read("train", 1 / 255.0).OneHot(10), Read("t10k", 1 / 255.0).OneHot(10));
        var network = new FashionClassifier(1);
        network.Fit(train, new TrainingOptions { Epochs = 2, BatchSize = 128, Optimizer = new Adam(0.002) });
        Assert.InRange(Classification.Evaluate(network, test).Accuracy, 0.8, 0.9);
    }

    private static Dataset Read(string part, double scale = 1) => Dataset.FromIdx(
        Path.Combine(Folder, $"{part}-images-idx3-ubyte.gz"), Path.Combine(Folder, $"{part}-labels-idx1-ubyte.gz"), scale);

    private static void Check(Dataset data, int rows, long sum, long squares, double[] labels)
    {
        Assert.Equal((rows, 784, 1), (data.Count, data.FeatureCount, data.TargetCount));
        Assert.Equal(labels, Enumerable.Range(0, labels.Length).Select(row => data.Targets(row)[0]));
        Assert.All(Enumerable.Range(0, rows).CountBy(row => data.Targets(row)[0]), count => Assert.Equal(rows / 10, count.Value));
        double[] pixels = new double[784];
        (double actualSum, double actualSquares) = (0, 0);
        for (int row = 0; row < rows; row++)
        {
            data.CopyFeatures<double>(row, pixels);
            foreach (double pixel in pixels)
            {
                actualSum += pixel;
                actualSquares += pixel * pixel;
            }
        }

        Assert.Equal((sum, squares), (actualSum, actualSquares));
    }

    /// <summary>Skipped where the files are not.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FashionMnistFactAttribute : FactAttribute
    {
        public FashionMnistFactAttribute() =>
            Skip = Directory.Exists(Folder)
                ? null
                : $"No files in {Folder}: install Debian's dataset-fashion-mnist, or set NETGEN_FASHION_MNIST to their folder.";
    }
}
