using System;
using System.Linq;
using System.Numerics;

namespace NetGen.Tests.Data;

/// <summary>Rows of 300 numbers and one of three classes, the same every time; a class's rows have brighter parts of their own.</summary>
internal static class ImageData
{
    public const int Width = 300;

    public static byte[] Pixels(int rows) =>
        [.. Enumerable.Range(0, rows * Width).Select(i => (byte)((((i * 7919) ^ (i >> 5)) % 128) + (i % Width % 3 == i / Width % 3 ? 127 : 0)))];

    public static byte[] Labels(int rows) => [.. Enumerable.Range(0, rows).Select(row => (byte)(row % 3))];

    /// <summary>The same numbers as doubles.</summary>
    public static Dataset Doubles(int rows, double scale, double offset) =>
        new([.. Pixels(rows).Select(pixel => (pixel * scale) + offset)], Width, [.. Labels(rows).Select(label => (double)label)], 1);

    /// <summary>Runs with the rows in two IDX files.</summary>
    public static void WithFiles(int rows, Action<string, string> test) =>
        TempFiles.With(ArrayBytes.Idx(0x08, [(uint)rows, Width / 10, 10], Pixels(rows)), ArrayBytes.Idx(0x08, [(uint)rows], Labels(rows)), test);

    /// <summary>A few epochs; the network's tensors.</summary>
    public static T[] Fitted<TSelf, T>(Dataset train, TrainingOptions? options = null)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(1);
        Trainer.Fit<TSelf, T>(network, train, options ?? new TrainingOptions { Epochs = 3, BatchSize = 16, Optimizer = new Adam() });
        return network.Parameters.Storage.ToArray();
    }
}
