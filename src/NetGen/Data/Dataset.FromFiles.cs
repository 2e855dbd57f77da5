using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen;

public partial class Dataset
{
    /// <summary>
    /// Reads two IDX files, the format of MNIST, compressed with gzip or not:
    /// <c>Dataset.FromIdx("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", scale: 1 / 255.0).OneHot(10)</c>. The numbers keep their type:
    /// 60,000 images of 28 × 28 bytes take 47 MB. <see cref="MappedDataset.OpenIdx"/> leaves them in the files.
    /// </summary>
    /// <param name="features">The file of the features, <c>[n][…]</c>: a row has the product of all extents but the first.</param>
    /// <param name="targets">The file of the targets, <c>[n]</c> or <c>[n][…]</c>; class indices become one target per class by
    /// <see cref="OneHot"/>.</param>
    /// <param name="scale">What each feature is multiplied by when it is read from the dataset, in double: 1 / 255.0 brings bytes between 0 and
    /// 1.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different: one target that is an index into them, or one target per
    /// class.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress from one file, at least 1; by default 1 GiB. A file that is not compressed
    /// needs no limit: its header is compared with its length.</param>
    /// <exception cref="DataFormatException">A file that is damaged or in another format, files of different numbers of rows, a number that is not
    /// finite, or a target that is not the index of a class.</exception>
    /// <exception cref="ArgumentException">A label that occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scale that is 0 or not finite, an offset that is not finite, or
    /// <paramref name="maxBytes"/> below 1.</exception>
    /// <exception cref="IOException">A file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    public static Dataset FromIdx(
        string features,
        string targets,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null,
        long maxBytes = ArrayFile.DefaultMaxBytes) =>
        ArrayPair.FromFiles(features, targets, IdxHeader.Read, new LinearMap(scale, offset), classes, maxBytes);

    /// <summary>As <see cref="FromIdx(string, string, double, double, IEnumerable{string}, long)"/>, of streams.</summary>
    /// <param name="features">Can seek; read from where it stands to its end, and stays open.</param>
    /// <param name="targets">The same for the targets.</param>
    /// <param name="scale">What each feature is multiplied by when it is read from the dataset.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="classes">The labels the targets stand for, where known.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress from one stream, at least 1.</param>
    /// <exception cref="DataFormatException">A stream that is damaged or in another format, streams of different numbers of rows, a number that is
    /// not finite, or a target that is not the index of a class.</exception>
    /// <exception cref="ArgumentException">A label that occurs twice, or a stream that cannot seek.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scale that is 0 or not finite, an offset that is not finite, or
    /// <paramref name="maxBytes"/> below 1.</exception>
    /// <exception cref="IOException">A stream cannot be read.</exception>
    public static Dataset FromIdx(
        Stream features,
        Stream targets,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null,
        long maxBytes = ArrayFile.DefaultMaxBytes) =>
        ArrayPair.FromStreams(features, targets, IdxHeader.Read, new LinearMap(scale, offset), classes, maxBytes);

    /// <summary>
    /// Reads two .npy files, as <c>numpy.save</c> writes them, compressed with gzip or not. The numbers keep their type; <c>b1</c> becomes bytes.
    /// Arrays in Fortran order are refused. <see cref="MappedDataset.OpenNpy"/> leaves the numbers in the files.
    /// </summary>
    /// <inheritdoc cref="FromIdx(string, string, double, double, IEnumerable{string}, long)"/>
    public static Dataset FromNpy(
        string features,
        string targets,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null,
        long maxBytes = ArrayFile.DefaultMaxBytes) =>
        ArrayPair.FromFiles(features, targets, NpyHeader.Read, new LinearMap(scale, offset), classes, maxBytes);

    /// <summary>As <see cref="FromNpy(string, string, double, double, IEnumerable{string}, long)"/>, of streams.</summary>
    /// <inheritdoc cref="FromIdx(Stream, Stream, double, double, IEnumerable{string}, long)"/>
    public static Dataset FromNpy(
        Stream features,
        Stream targets,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null,
        long maxBytes = ArrayFile.DefaultMaxBytes) =>
        ArrayPair.FromStreams(features, targets, NpyHeader.Read, new LinearMap(scale, offset), classes, maxBytes);

    /// <summary>
    /// Reads two arrays of an .npz file, as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write it:
    /// <c>Dataset.FromNpz("mnist.npz", features: "x_train", targets: "y_train", scale: 1 / 255.0)</c>. The numbers keep their type. The archive's
    /// checksums are not compared: a changed byte among the numbers of a stored array is not noticed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="features">The name of the array of the features, <c>[n][…]</c>.</param>
    /// <param name="targets">The name of the array of the targets, <c>[n]</c> or <c>[n][…]</c>.</param>
    /// <param name="scale">What each feature is multiplied by when it is read from the dataset.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress from one array, at least 1; by default 1 GiB.</param>
    /// <exception cref="DataFormatException">A file that is damaged or in another format, no array of that name, arrays of different numbers of rows,
    /// a number that is not finite, or a target that is not the index of a class.</exception>
    /// <exception cref="ArgumentException">A label that occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scale that is 0 or not finite, an offset that is not finite, or
    /// <paramref name="maxBytes"/> below 1.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    public static Dataset FromNpz(
        string path,
        string features,
        string targets,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null,
        long maxBytes = ArrayFile.DefaultMaxBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = ArrayFile.OpenRead(path);
        return ArrayPair.FromNpz(stream, Path.GetFileName(path), features, targets, new LinearMap(scale, offset), classes, maxBytes);
    }

    /// <summary>As <see cref="FromNpz(string, string, string, double, double, IEnumerable{string}, long)"/>, of a stream.</summary>
    /// <param name="stream">Can seek; a zip archive from its beginning to its end; stays open.</param>
    /// <param name="features">The name of the array of the features, <c>[n][…]</c>.</param>
    /// <param name="targets">The name of the array of the targets, <c>[n]</c> or <c>[n][…]</c>.</param>
    /// <param name="scale">What each feature is multiplied by when it is read from the dataset.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress from one array, at least 1; by default 1 GiB.</param>
    /// <exception cref="DataFormatException">A stream that is damaged or in another format, no array of that name, arrays of different numbers of
    /// rows, a number that is not finite, or a target that is not the index of a class.</exception>
    /// <exception cref="ArgumentException">A label that occurs twice, or a stream that cannot seek.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scale that is 0 or not finite, an offset that is not finite, or
    /// <paramref name="maxBytes"/> below 1.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Dataset FromNpz(
        Stream stream,
        string features,
        string targets,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? classes = null,
        long maxBytes = ArrayFile.DefaultMaxBytes)
    {
        ArrayPair.RequireSeek(stream, nameof(stream));
        return ArrayPair.FromNpz(stream, "npz", features, targets, new LinearMap(scale, offset), classes, maxBytes);
    }
}
