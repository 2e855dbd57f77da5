using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Mapped files that are damaged, or become shorter or closed while they are read.</summary>
public sealed class MappedDatasetErrorTests
{
    private const int Rows = 50;

    [Fact]
    public void Numbers_are_checked_when_they_are_read()
    {
        byte[] numbers = MemoryMarshal.AsBytes<double>([.. new double[700], 1e300, .. new double[199]]).ToArray();
        TempFiles.With(numbers, [0, 1, 2], (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenRaw<double, byte>(features, 300, targets);
            Assert.Equal(1e300, mapped.Features(2)[100]);
            Assert.Contains(
                "features, row 2, column 100: expected a number within the range of float, found 1E+300.",
                Refused(() => ImageData.Fitted<WideImages, float>(mapped.OneHot(3), new TrainingOptions { Epochs = 1 })),
                StringComparison.Ordinal);
        });
        byte[] nan = MemoryMarshal.AsBytes<float>([1, float.NaN]).ToArray();
        TempFiles.With(nan, [0, 1], (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenRaw<float, byte>(features, 1, targets);
            Assert.Contains(
                "row 1, column 0: expected a finite number, found NaN", Refused(() => mapped.Features(1).ToArray()), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_closed_file_is_an_error_in_every_view() => ImageData.WithFiles(Rows, (features, targets) =>
    {
        MappedDataset mapped = MappedDataset.OpenIdx(features, targets);
        Dataset part = mapped.OneHot(3).Shuffle(1);
        Assert.Throws<IOException>(() => File.Open(features, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        mapped.Dispose();
        mapped.Dispose();
        Assert.Equal(nameof(MappedDataset), Assert.Throws<ObjectDisposedException>(() => part.Features(0).ToArray()).ObjectName.Split('.')[^1]);
        Assert.Throws<ObjectDisposedException>(() => ImageData.Fitted<WideImages, float>(part));
        File.Open(features, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    });

    /// <summary>The process would end if the memory went while it is read.</summary>
    [Fact]
    public void A_file_may_be_closed_while_threads_read_it() => ImageData.WithFiles(Rows, (features, targets) =>
    {
        for (int round = 0; round < 20; round++)
        {
            MappedDataset mapped = MappedDataset.OpenIdx(features, targets);
            Task Reader() => Task.Run(() => Assert.Throws<ObjectDisposedException>(() => ReadForLong(mapped)));
            Task[] readers = [Reader(), Reader(), Reader()];
            Thread.Sleep(2);
            mapped.Dispose();
            Task.WaitAll(readers);
        }
    });

    [Fact]
    public void A_file_that_becomes_shorter_is_noticed() => ImageData.WithFiles(Rows, (features, targets) =>
    {
        using MappedDataset mapped = MappedDataset.OpenIdx(features, targets);
        double[] first = mapped.Features(0).ToArray();
        using (var writer = new FileStream(features, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            // Within the first page, which stays readable.
            writer.SetLength(4000);
        }

        Assert.Contains("found 4000", Assert.Throws<IOException>(() => ReadForLong(mapped)).Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Compressed_and_damaged_files_are_refused_and_closed()
    {
        byte[] labels = ArrayBytes.Idx(0x08, [2], 0, 1);
        TempFiles.With(ArrayBytes.Gzip(ArrayBytes.Idx(0x08, [2], 1, 2)), labels, (features, targets) =>
            Assert.Contains("a file that is not compressed", Refused(() => MappedDataset.OpenIdx(features, targets)), StringComparison.Ordinal));
        TempFiles.With(ArrayBytes.Idx(0x08, [2, 3], 1, 2), labels, (features, targets) =>
        {
            Assert.Contains("found 2 bytes", Refused(() => MappedDataset.OpenIdx(features, targets)), StringComparison.Ordinal);
            Assert.Contains("found 2 bytes", Refused(() => MappedDataset.OpenIdx(targets, features)), StringComparison.Ordinal);
            File.Open(features, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            File.Open(targets, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        });
    }

    private static void ReadForLong(Dataset data)
    {
        double[] row = new double[data.FeatureCount];
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 20)
        {
            // The first rows, whose page stays readable whatever becomes of the file.
            data.CopyFeatures<double>(0, row);
        }
    }

    private static string Refused(Action read) => Assert.Throws<DataFormatException>(read).Message;
}
