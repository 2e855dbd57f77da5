using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace NetGen;

/// <summary>
/// A dataset whose rows stay in files that are mapped into memory: for data that do not fit in memory. A row is read from disk when it is used,
/// and none are kept; a row costs 4 bytes where they are shuffled or split. Training on it gives the same bits as on the same numbers in
/// memory, and can be resumed. Thread-safe; who reads while another thread disposes of it gets an exception.
/// </summary>
/// <remarks>
/// All targets are read where classes are given, by <see cref="Dataset.OneHot"/>, by a stratified split, and at the start of <c>Fit</c> and
/// <c>Evaluate</c>; all features too where a checkpoint or state identifies the data, and where a scaler is fitted or applied, and
/// at the first <c>Fit</c> of scaled rows by a network of floats.
/// Parts, other orders, one-hot targets and scaled copies are views of the same files: keep the dataset open while they are used. No program may
/// shorten a file meanwhile; a shorter file is noticed at one of the next reads, unless a page that is gone is read before, which ends the process.
/// A batch of all rows (<see cref="TrainingOptions.BatchSize"/> 0, <see cref="LBfgs"/>) is a copy of them in memory.
/// </remarks>
/// <example>
/// <code>
/// using var images = MappedDataset.OpenIdx("train-images-idx3-ubyte", "train-labels-idx1-ubyte", scale: 1 / 255.0);
/// network.Fit(images.OneHot(10), new TrainingOptions { Epochs = 5 });
/// </code>
/// </example>
public sealed class MappedDataset : Dataset, IDisposable
{
    private readonly MappedArray _features;
    private readonly MappedArray _targets;

    private MappedDataset(DatasetTable table, MappedArray features, MappedArray targets)
        : base(table) => (_features, _targets) = (features, targets);

    /// <summary>Opens two IDX files, the format of MNIST.</summary>
    /// <param name="features">The file of the features, <c>[n][…]</c>; not compressed.</param>
    /// <param name="targets">The file of the targets, <c>[n]</c> or <c>[n][…]</c>; not compressed.</param>
    /// <param name="scale">What each feature is multiplied by when it is read, in double: 1 / 255.0 brings bytes between 0 and 1.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different: one target that is an index into them, or one target per
    /// class.</param>
    /// <exception cref="DataFormatException">A file that is damaged, compressed or in another format, or files of different numbers of rows. A number
    /// that is NaN or infinite, or too large for a network of floats, when it is read.</exception>
    /// <exception cref="ArgumentException">A label that occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scale that is 0 or not finite, or an offset that is not finite.</exception>
    /// <exception cref="IOException">A file cannot be read. Later, a file that has become shorter.</exception>
    public static MappedDataset OpenIdx(string features, string targets, double scale = 1, double offset = 0, IEnumerable<string>? classes = null) =>
        Open(features, Uncompressed(IdxHeader.Read), targets, Uncompressed(IdxHeader.Read), new LinearMap(scale, offset), classes);

    /// <summary>Opens two .npy files, as <c>numpy.save</c> writes them.</summary>
    /// <inheritdoc cref="OpenIdx"/>
    public static MappedDataset OpenNpy(string features, string targets, double scale = 1, double offset = 0, IEnumerable<string>? classes = null) =>
        Open(features, Uncompressed(NpyHeader.Read), targets, Uncompressed(NpyHeader.Read), new LinearMap(scale, offset), classes);

    /// <summary>Opens two files of numbers and nothing else, little-endian, such as <c>numpy.ndarray.tofile</c> writes.</summary>
    /// <typeparam name="TFeature">The type of the features, as in <see cref="Dataset.From{TFeature, TTarget}(TFeature[], int, TTarget[], int, double,
    /// double, IEnumerable{string}, IEnumerable{string}, IEnumerable{string})"/>.</typeparam>
    /// <typeparam name="TTarget">The type of the targets.</typeparam>
    /// <param name="features">The file of the features, <c>[n][featureCount]</c>, row-major.</param>
    /// <param name="featureCount">Features of one row; at least 1.</param>
    /// <param name="targets">The file of the targets, <c>[n][targetCount]</c>, row-major.</param>
    /// <param name="targetCount">Targets of one row; at least 1.</param>
    /// <param name="scale">What each feature is multiplied by when it is read, in double.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different.</param>
    /// <exception cref="DataFormatException">A file that is no whole number of rows, or files of different numbers of rows. A number that is NaN or
    /// infinite, or too large for a network of floats, when it is read.</exception>
    /// <exception cref="ArgumentException">A label that occurs twice, or another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1, a scale that is 0 or not finite, or an offset that is not finite.</exception>
    /// <exception cref="IOException">A file cannot be read. Later, a file that has become shorter.</exception>
    public static MappedDataset OpenRaw<TFeature, TTarget>(
        string features,
        int featureCount,
        string targets,
        int targetCount = 1,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null)
        where TFeature : unmanaged
        where TTarget : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        return Open(features, RawHeader<TFeature>(featureCount), targets, RawHeader<TTarget>(targetCount), new LinearMap(scale, offset), classes);
    }

    /// <summary>
    /// Opens a file of tokens and nothing else, little-endian, as windows to learn the next token from: see
    /// <see cref="Dataset.FromTokens{TToken}(ReadOnlyMemory{TToken}, int, int, int)"/>. A text is such a file: its bytes are tokens of a vocabulary of
    /// 256.
    /// </summary>
    /// <typeparam name="TToken"><see cref="byte"/>, <see cref="ushort"/>, <see cref="int"/> or another integer type.</typeparam>
    /// <param name="path">The file, of at most 2³¹ − 1 tokens.</param>
    /// <param name="steps">Tokens of a window; at least 1.</param>
    /// <param name="targetCount">Targets of a window, the last of those that follow its tokens; 0 for one at each step.</param>
    /// <param name="stride">Tokens from the beginning of a window to that of the next; 0 for <paramref name="steps"/>.</param>
    /// <exception cref="DataFormatException">A file that is no whole number of tokens, or of too many.</exception>
    /// <exception cref="ArgumentException">Not more tokens than steps, or another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Steps below 1, more targets than steps, or a negative number.</exception>
    /// <exception cref="IOException">The file cannot be read. Later, a file that has become shorter.</exception>
    public static MappedDataset OpenTokens<TToken>(string path, int steps, int targetCount = 0, int stride = 0)
        where TToken : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        MappedArray tokens = MappedArray.Open(path, RawHeader<TToken>(1), LinearMap.Identity);
        try
        {
            return new MappedDataset(TokenWindows.Of(tokens.Rows, steps, targetCount, stride, nameof(path)), tokens, tokens);
        }
        catch
        {
            tokens.File.Dispose();
            throw;
        }
    }

    /// <summary>Closes the files. What still reads them ends with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _features.File.Dispose();
        _targets.File.Dispose();
    }

    private static MappedDataset Open(
        string features,
        Func<Stream, string, ArrayHeader> readFeatures,
        string targets,
        Func<Stream, string, ArrayHeader> readTargets,
        LinearMap map,
        IEnumerable<string>? classes)
    {
        ArgumentException.ThrowIfNullOrEmpty(features);
        ArgumentException.ThrowIfNullOrEmpty(targets);
        ImmutableArray<string> labels = ClassList.Of(classes, classesOf: null);
        MappedArray first = MappedArray.Open(features, readFeatures, map);
        MappedArray? second = null;
        try
        {
            second = MappedArray.Open(targets, readTargets, LinearMap.Identity);
            return new MappedDataset(ArrayPair.Table(first.Rows, first.File.Source, second.Rows, second.File.Source, labels), first, second);
        }
        catch
        {
            first.File.Dispose();
            second?.File.Dispose();
            throw;
        }
    }

    // A raw file has no magic number, so its numbers may look like gzip.
    private static Func<Stream, string, ArrayHeader> Uncompressed(Func<Stream, string, ArrayHeader> readHeader) =>
        (stream, source) => ArrayFile.IsGzip(stream)
            ? throw new DataFormatException(
                source, 0, null, "a file that is not compressed, to be mapped into memory", "gzip: decompress it first")
            : readHeader(stream, source);

    private static Func<Stream, string, ArrayHeader> RawHeader<T>(int width)
        where T : unmanaged
    {
        NumberType type = NumberTypes.Of<T>();
        return (stream, source) => ArrayHeader.Create(
            source, type, bigEndian: false, [stream.Length / ((long)width * NumberTypes.Size(type)), width]);
    }
}
