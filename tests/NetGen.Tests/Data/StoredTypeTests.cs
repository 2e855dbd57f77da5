using System;
using System.Linq;
using NetGen.Tests.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Datasets of numbers that are not doubles, against datasets of the same numbers as doubles.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class StoredTypeTests
{
    private const int Rows = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Training_gives_the_bits_of_doubles(int threads)
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 500);
        SameBits(pixel => pixel, 1 / 255.0, 0);
        SameBits(pixel => pixel, 2 / 255.0, -1);
        SameBits(pixel => (int)pixel, 1 / 255.0, 0);
        SameBits(pixel => (short)pixel, 1 / 255.0, 0.5);
        SameBits(pixel => (ulong)pixel, 1 / 255.0, 0);
        SameBits(pixel => (Half)pixel, 1 / 255.0, 0);
        SameBits(pixel => (float)pixel, 1 / 255.0, 0);
        SameBits(pixel => (double)pixel, 1 / 255.0, 0);
    }

    [Fact]
    public void Floats_are_trained_on_as_they_are()
    {
        float[] features = [.. ImageData.Pixels(Rows).Select(pixel => MathF.Sqrt(pixel))];
        float[] targets = [.. ImageData.Labels(Rows).SelectMany(label => new[] { label == 0 ? 1f : 0, label == 1 ? 1f : 0, label == 2 ? 1f : 0 })];
        Dataset singles = Dataset.From(features, ImageData.Width, targets, 3);
        var doubles = new Dataset([.. features.Select(x => (double)x)], ImageData.Width, [.. targets.Select(x => (double)x)], 3);
        foreach ((int batch, bool shuffle) in new[] { (0, true), (32, true), (32, false) })
        {
            var options = new TrainingOptions { BatchSize = batch, Shuffle = shuffle, Epochs = 3 };
            Assert.Equal(ImageData.Fitted<WideImages, float>(doubles, options), ImageData.Fitted<WideImages, float>(singles, options));
        }

        Assert.True(singles.Samples<float>(store: true).TryRead(0, Rows, out ReadOnlySpan<float> inputs, out ReadOnlySpan<float> outputs));
        Assert.True(inputs == features && outputs == targets);
        Assert.False(singles.Subset([0, 1]).Samples<float>(store: true).TryRead(0, 1, out _, out _));
    }

    [Fact]
    public void Metrics_and_weights_are_those_of_doubles()
    {
        (Dataset doubles, Dataset bytes) = (ImageData.Doubles(Rows, 1 / 255.0, 0).OneHot(3), Bytes(1 / 255.0).OneHot(3));
        var network = new WideImages(1);
        Assert.Equal(Trainer.Evaluate<WideImages, float>(network, doubles), Trainer.Evaluate<WideImages, float>(network, bytes));
        ClassificationReport expected = Classification.Evaluate(network, doubles);
        ClassificationReport actual = Classification.Evaluate(network, bytes);
        Assert.Equal((expected.Accuracy, expected.LogLoss), (actual.Accuracy, actual.LogLoss));
        Assert.Equal(Regression.Evaluate(network, doubles), Regression.Evaluate(network, bytes));
        Assert.Equal(ClassWeight.Balanced(doubles), ClassWeight.Balanced(bytes));
        double[] weights = [1, 2, 3];
        double[] sampleWeights = [.. Enumerable.Range(1, Rows).Select(i => (double)i)];
        var options = new TrainingOptions { Epochs = 2, ClassWeights = weights, Validation = bytes, SampleWeights = sampleWeights };
        Assert.Equal(ImageData.Fitted<WideImages, float>(doubles, options), ImageData.Fitted<WideImages, float>(bytes, options));
        GradientCheckResult check = GradientCheck.Run(new WideImagesDouble(2), bytes.Subset([0, 1]));
        Assert.True(check.Passed);
    }

    [Fact]
    public void Labels_thresholds_and_positive_weights_are_those_of_doubles()
    {
        Dataset doubles = ImageData.Doubles(Rows, 1 / 255.0, 0);
        Same(doubles, Bytes(1 / 255.0));
        ImageData.WithFiles(Rows, (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenIdx(features, targets, 1 / 255.0);
            Same(doubles, mapped);
        });

        static void Same(Dataset doubles, Dataset stored)
        {
            (Dataset expected, Dataset actual) = (doubles.OneHot(3), stored.OneHot(3));
            var network = new WideLabels(1);
            Assert.Equal(MultiLabel.Evaluate(network, expected).Total, MultiLabel.Evaluate(network, actual).Total);
            Assert.Equal(
                MultiLabel.ChooseThresholds(network, expected, ThresholdCriterion.F1).AsEnumerable(),
                MultiLabel.ChooseThresholds(network, actual, ThresholdCriterion.F1));
            Assert.Equal(PositiveWeight.Balanced(expected), PositiveWeight.Balanced(actual));

            // The rows of the classes 0 and 1.
            int[] rows = [.. Enumerable.Range(0, Rows).Where(row => row % 3 < 2)];
            Assert.Equal(
                Classification.ChooseThreshold(new WideLabel(1), doubles.Subset(rows), ThresholdCriterion.Youden),
                Classification.ChooseThreshold(new WideLabel(1), stored.Subset(rows), ThresholdCriterion.Youden));
        }
    }

    /// <summary>One row's buffer serves all: an array for each of 100,000 rows would be 3 MB.</summary>
    [Fact]
    public void Balanced_positive_weights_take_one_buffer()
    {
        Dataset data = Dataset.From(new byte[100_000], 1, new byte[100_000]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([1], PositiveWeight.Balanced(data));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Parts_and_orders_are_those_of_doubles()
    {
        (Dataset doubles, Dataset bytes) = (ImageData.Doubles(Rows, 1 / 255.0, 0), Bytes(1 / 255.0));
        Same(doubles.Shuffle(3), bytes.Shuffle(3));
        Same(doubles.Split(0.7, 1, stratify: true).Test, bytes.Split(0.7, 1, stratify: true).Test);
        Same(doubles.OneHot(3).Split(0.7, 1, stratify: true).Train, bytes.OneHot(3).Split(0.7, 1, stratify: true).Train);
        Same(doubles.OneHot().Subset([4, 4, 1]).Shuffle(2), bytes.Subset([4, 4, 1]).OneHot(3).Shuffle(2));
        Assert.All(
            doubles.KFold(5, 1, stratify: true).Zip(bytes.KFold(5, 1, stratify: true)),
            pair => Same(pair.First.Validation, pair.Second.Validation));
        Same(doubles.Split(0.5, 1).Train.Split(0.5, 2).Test, bytes.Split(0.5, 1).Train.Split(0.5, 2).Test);
    }

    [Fact]
    public void Names_and_classes_are_those_of_doubles()
    {
        string[] names = [.. Enumerable.Range(0, ImageData.Width).Select(i => $"pixel {i}")];
        Dataset bytes = Dataset.From(ImageData.Pixels(9), ImageData.Width, ImageData.Labels(9), featureNames: names, classes: ["a", "b", "c"]);
        double[] pixels = [.. ImageData.Pixels(9).Select(x => (double)x)];
        var doubles = new Dataset(pixels, ImageData.Width, [.. ImageData.Labels(9).Select(x => (double)x)], 1, names, classes: ["a", "b", "c"]);
        string[] selected = ["pixel 7", "pixel 8", "pixel 9", "pixel 2", "pixel 299"];
        Same(doubles.SelectFeatures(selected).Shuffle(1), bytes.SelectFeatures(selected).Shuffle(1));
        Same(doubles.WithClasses(["c", "d", "b", "a"]), bytes.WithClasses(["c", "d", "b", "a"]));
        Same(doubles.OneHot().WithClasses(["c", "d", "b", "a"]), bytes.OneHot().WithClasses(["c", "d", "b", "a"]));
        Assert.Equal(["c", "d", "b", "a"], bytes.OneHot().WithClasses(["c", "d", "b", "a"]).TargetNames.ToArray());
        Assert.Throws<ArgumentException>(() => bytes.OneHot().WithClasses(["a", "b"]));
    }

    [Fact]
    public void Scalers_are_those_of_doubles_and_leave_the_bytes()
    {
        (Dataset doubles, Dataset bytes) = (ImageData.Doubles(Rows, 1, 0), Bytes(1));
        StandardScaler standard = StandardScaler.Fit(bytes);
        Assert.Equal(StandardScaler.Fit(doubles).Means.ToArray(), standard.Means.ToArray());
        Assert.Equal(StandardScaler.Fit(doubles).Deviations.ToArray(), standard.Deviations.ToArray());
        Same(standard.Transform(doubles).Shuffle(1), standard.Transform(bytes).Shuffle(1));
        MinMaxScaler range = MinMaxScaler.Fit(bytes, -1, 1);
        Assert.Equal(MinMaxScaler.Fit(doubles, -1, 1).Minimums.ToArray(), range.Minimums.ToArray());
        Same(range.Transform(standard.Transform(doubles)), range.Transform(standard.Transform(bytes)));
        Assert.Equal(
            ImageData.Fitted<WideImages, float>(standard.Transform(doubles).OneHot(3)),
            ImageData.Fitted<WideImages, float>(standard.Transform(bytes).OneHot(3)));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Dataset scaled = standard.Transform(bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Rows * ImageData.Width / 2);
        Assert.Equal("byte", scaled.Table.Features.TypeName);
        Assert.Contains("scaled dataset, row 0, column 0", Assert.Throws<ArgumentException>(() =>
            new StandardScaler(new double[300], [.. Enumerable.Repeat(1e-307, 300)]).Transform(bytes.Subset([0]).Shuffle(0))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>60,000 images of 784 bytes are 47 MB: nothing beside them may grow with their pixels.</summary>
    [Fact]
    public void Images_stay_bytes()
    {
        byte[] pixels = new byte[60_000 * 784];
        new Random(1).NextBytes(pixels);
        byte[] labels = [.. Enumerable.Range(0, 60_000).Select(row => (byte)(row % 10))];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Dataset data = Dataset.From(pixels, 784, labels, scale: 1 / 255.0).OneHot(10);
        (Dataset train, Dataset test) = data.Split(0.9, seed: 1, stratify: true);
        ImageData.Fitted<FashionClassifier, float>(train, new TrainingOptions { Epochs = 1, BatchSize = 128, Validation = test });

        // Row numbers of two parts and of an epoch, and labels; a copy of the pixels as floats would be 188 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        long[] allocated = new long[9];
        Dataset data = StandardScaler.Fit(Bytes(1)).Transform(Bytes(1)).OneHot(3);
        var options = new TrainingOptions
        {
            Epochs = 9,
            BatchSize = 8,
            OnEpoch = epoch => allocated[epoch.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread(),
        };
        ImageData.Fitted<WideImages, float>(data, options);
        Assert.Equal(0, allocated[7] - allocated[4]);
        ImageData.Fitted<WideImagesDouble, double>(data, options);
        Assert.Equal(0, allocated[7] - allocated[4]);
    }

    private static Dataset Bytes(double scale) => Dataset.From(ImageData.Pixels(Rows), ImageData.Width, ImageData.Labels(Rows), scale: scale);

    private static void SameBits<T>(Func<byte, T> convert, double scale, double offset)
        where T : unmanaged
    {
        Dataset doubles = ImageData.Doubles(Rows, scale, offset).OneHot(3);
        T[] features = Array.ConvertAll(ImageData.Pixels(Rows), pixel => convert(pixel));
        int[] labels = Array.ConvertAll(ImageData.Labels(Rows), label => (int)label);
        Dataset stored = Dataset.From(features, ImageData.Width, labels, 1, scale, offset).OneHot(3);
        Same(doubles, stored);
        Assert.Equal(ImageData.Fitted<WideImages, float>(doubles), ImageData.Fitted<WideImages, float>(stored));
        Assert.Equal(ImageData.Fitted<WideImagesDouble, double>(doubles), ImageData.Fitted<WideImagesDouble, double>(stored));
    }

    private static void Same(Dataset expected, Dataset actual)
    {
        Assert.Equal((expected.Count, expected.FeatureCount, expected.TargetCount), (actual.Count, actual.FeatureCount, actual.TargetCount));
        float[] singles = new float[actual.FeatureCount];
        for (int row = 0; row < expected.Count; row++)
        {
            Assert.Equal(expected.Features(row).ToArray(), actual.Features(row).ToArray());
            Assert.Equal(expected.Targets(row).ToArray(), actual.Targets(row).ToArray());
            actual.CopyFeatures<float>(row, singles);
            Assert.Equal(Array.ConvertAll(expected.Features(row).ToArray(), x => (float)x), singles);
        }
    }
}
