using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using NetGen.Tests.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Datasets whose rows stay in their files, against the same rows in memory.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class MappedDatasetTests
{
    private const int Rows = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Training_gives_the_bits_of_memory(int threads)
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 500);
        ImageData.WithFiles(Rows, (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenIdx(features, targets, 1 / 255.0);
            Dataset memory = ImageData.Doubles(Rows, 1 / 255.0, 0);
            Assert.Equal(ImageData.Fitted<WideImages, float>(memory.OneHot(3)), ImageData.Fitted<WideImages, float>(mapped.OneHot(3)));
            Assert.Equal(ImageData.Fitted<WideImagesDouble, double>(memory.OneHot(3)), ImageData.Fitted<WideImagesDouble, double>(mapped.OneHot(3)));
            (Dataset train, Dataset test) = StandardScaler.Fit(memory).Transform(memory).OneHot(3).Split(0.8, 1, stratify: true);
            (Dataset mappedTrain, Dataset mappedTest) = StandardScaler.Fit(mapped).Transform(mapped).OneHot(3).Split(0.8, 1, stratify: true);
            Assert.Equal(
                ImageData.Fitted<WideImages, float>(train, new TrainingOptions { Validation = test }),
                ImageData.Fitted<WideImages, float>(mappedTrain, new TrainingOptions { Validation = mappedTest }));
            Assert.Equal(Classification.Evaluate(new WideImages(1), test).Accuracy, Classification.Evaluate(new WideImages(1), mappedTest).Accuracy);
        });
    }

    /// <summary>The checkpoint tells data by their numbers, so that it even goes on with the same numbers in memory.</summary>
    [Fact]
    public void A_run_stopped_after_any_step_goes_on_with_the_same_bits()
    {
        ImageData.WithFiles(Rows, (features, targets) =>
        {
            string file = Path.Combine(Path.GetDirectoryName(features)!, "run.safetensors");
            var options = new TrainingOptions { Epochs = 3, BatchSize = 8, Optimizer = new Adam() };
            using MappedDataset whole = MappedDataset.OpenIdx(features, targets, 1 / 255.0);
            float[] expected = ImageData.Fitted<WideImages, float>(whole.OneHot(3), options);
            for (int k = 1; k < 21; k += 3)
            {
                using var source = new CancellationTokenSource();
                var stop = new Listener { BatchEnd = training => Cancel(training.TotalSteps == k, source) };
                using (MappedDataset first = MappedDataset.OpenIdx(features, targets, 1 / 255.0))
                {
                    Assert.Throws<OperationCanceledException>(() => ImageData.Fitted<WideImages, float>(
                        first.OneHot(3), options with { CancellationToken = source.Token, Callbacks = [stop, new BackupAndRestore(file)] }));
                }

                TrainingOptions resumed = options with { Callbacks = [new BackupAndRestore(file)] };
                using MappedDataset second = MappedDataset.OpenIdx(features, targets, 1 / 255.0);
                Dataset rest = k % 2 == 0 ? second : ImageData.Doubles(Rows, 1 / 255.0, 0);
                Assert.True(File.Exists(file));
                Assert.Equal(expected, ImageData.Fitted<WideImages, float>(rest.OneHot(3), resumed));
            }
        });
    }

    [Fact]
    public void A_run_is_not_resumed_with_other_numbers() => ImageData.WithFiles(Rows, (features, targets) =>
    {
        string file = Path.Combine(Path.GetDirectoryName(features)!, "run.safetensors");
        var options = new TrainingOptions { Epochs = 1, Callbacks = [new BackupAndRestore(file, deleteCheckpoint: false)] };
        using MappedDataset mapped = MappedDataset.OpenIdx(features, targets, 1 / 255.0);
        ImageData.Fitted<WideImages, float>(mapped.OneHot(3), options);
        using MappedDataset other = MappedDataset.OpenIdx(features, targets, 1 / 256.0);
        SafetensorsException error = Assert.Throws<SafetensorsException>(() => ImageData.Fitted<WideImages, float>(other.OneHot(3), options));
        Assert.Contains("it is from another run", error.Message, StringComparison.Ordinal);
    });

    /// <summary>Ten times the rows: the memory of a run grows by the numbers of the rows, 4 bytes a row, not by their 300 pixels.</summary>
    [Fact]
    public void Memory_does_not_grow_with_the_pixels()
    {
        Allocated(50);
        long few = Allocated(500);
        long many = Allocated(5000);
        Assert.InRange(many - few, 0, 4500 * 32);
    }

    [Fact]
    public void Raw_files()
    {
        byte[] numbers = MemoryMarshal.AsBytes<short>([1, -2, 3, 4, 5, 6]).ToArray();
        byte[] labels = MemoryMarshal.AsBytes<float>([0.5f, 1.5f]).ToArray();
        TempFiles.With(numbers, labels, (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenRaw<short, float>(features, 3, targets, scale: 2);
            Assert.Equal([8.0, 10, 12], mapped.Features(1).ToArray());
            Assert.Equal([1.5], mapped.Targets(1).ToArray());
            Assert.Contains("12 bytes", Refused(() => MappedDataset.OpenRaw<short, float>(features, 5, targets)), StringComparison.Ordinal);
            Assert.Contains("the shape [0, 7]", Refused(() => MappedDataset.OpenRaw<short, float>(features, 7, targets)), StringComparison.Ordinal);
            Assert.Contains(
                "expected 6 rows, as many as features has, found 2",
                Refused(() => MappedDataset.OpenRaw<short, float>(features, 1, targets)),
                StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => MappedDataset.OpenRaw<short, float>(features, 0, targets));
        });
    }

    [Fact]
    public void Raw_numbers_may_begin_as_gzip_does()
    {
        byte[] numbers = [0x1F, 0x8B, 8, 0];
        TempFiles.With(numbers, [0x1F, 0x8B], (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenRaw<byte, byte>(features, 2, targets);
            Assert.Equal([31.0, 139], mapped.Features(0).ToArray());
            Assert.Equal([139.0], mapped.Targets(1).ToArray());
        });
    }

    /// <summary>A number that no float holds shows whether it has been read.</summary>
    [Fact]
    public void Parts_are_not_read_before_training()
    {
        byte[] numbers = MemoryMarshal.AsBytes<double>([1, 2, 3, 1e300]).ToArray();
        TempFiles.With(numbers, MemoryMarshal.AsBytes<double>([0, 1]).ToArray(), (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenRaw<double, double>(features, 2, targets);
            Assert.True(mapped.Fits<float>());
            Assert.True(mapped.Shuffle(1).Fits<float>());
            Assert.True(mapped.Subset([1]).Shuffle(1).Fits<float>());
            Assert.True(mapped.Table.Features.Select([1]).Take([1]).FitsSingle());
            Assert.Contains(
                "range of float, found 1E+300",
                Refused(() => mapped.Table.Features.Select([1]).Copy<float>(1, new float[1])),
                StringComparison.Ordinal);
        });
        Assert.False(Dataset.From(new float[] { 1, 2 }, 1, new double[] { 0, 1e300 }).Subset([1, 0]).Fits<float>());
    }

    private static long Allocated(int rows)
    {
        long allocated = 0;
        ImageData.WithFiles(rows, (features, targets) =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using MappedDataset mapped = MappedDataset.OpenIdx(features, targets, 1 / 255.0);
            ImageData.Fitted<WideImages, float>(mapped.OneHot(3), new TrainingOptions { Epochs = 1 });
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        return allocated;
    }

    private static void Cancel(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private static string Refused(Action read) => Assert.Throws<DataFormatException>(read).Message;
}
