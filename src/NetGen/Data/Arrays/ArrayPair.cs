using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace NetGen;

/// <summary>The arrays of two files as the features and targets of a dataset.</summary>
internal static class ArrayPair
{
    /// <summary>Of two files.</summary>
    public static Dataset FromFiles(
        string features,
        string targets,
        Func<Stream, string, ArrayHeader> readHeader,
        LinearMap map,
        IEnumerable<string>? classes,
        long maxBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(features);
        ArgumentException.ThrowIfNullOrEmpty(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ImmutableArray<string> labels = ClassList.Of(classes, classesOf: null);
        NumberRows first = ArrayFile.Read(features, readHeader, map, maxBytes);
        NumberRows second = ArrayFile.Read(targets, readHeader, LinearMap.Identity, maxBytes);
        return new Dataset(Table(first, Path.GetFileName(features), second, Path.GetFileName(targets), labels));
    }

    /// <summary>Of two streams.</summary>
    public static Dataset FromStreams(
        Stream features,
        Stream targets,
        Func<Stream, string, ArrayHeader> readHeader,
        LinearMap map,
        IEnumerable<string>? classes,
        long maxBytes)
    {
        RequireSeek(features, nameof(features));
        RequireSeek(targets, nameof(targets));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ImmutableArray<string> labels = ClassList.Of(classes, classesOf: null);
        NumberRows first = ArrayFile.Read(features, nameof(features), readHeader, map, maxBytes);
        NumberRows second = ArrayFile.Read(targets, nameof(targets), readHeader, LinearMap.Identity, maxBytes);
        return new Dataset(Table(first, nameof(features), second, nameof(targets), labels));
    }

    /// <summary>Of two arrays of an .npz file.</summary>
    public static Dataset FromNpz(
        Stream stream, string source, string features, string targets, LinearMap map, IEnumerable<string>? classes, long maxBytes)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ImmutableArray<string> labels = ClassList.Of(classes, classesOf: null);
        using var file = new NpzFile(stream, source);
        NumberRows first = file.Read(features, map, maxBytes);
        NumberRows second = file.Read(targets, LinearMap.Identity, maxBytes);
        return new Dataset(Table(first, file.SourceOf(features), second, file.SourceOf(targets), labels));
    }

    /// <exception cref="ArgumentException">A stream that cannot seek.</exception>
    public static void RequireSeek(Stream stream, string argument)
    {
        ArgumentNullException.ThrowIfNull(stream, argument);
        if (!stream.CanSeek)
        {
            throw new ArgumentException(
                $"{argument} must be a stream that can seek, but cannot: copy it to a MemoryStream or a file first.", argument);
        }
    }

    /// <summary>A dataset's table.</summary>
    /// <param name="features">The features.</param>
    /// <param name="featureSource">What messages call their file.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="targetSource">What messages call their file.</param>
    /// <param name="classes">The labels the targets stand for, or none.</param>
    /// <exception cref="DataFormatException">Different numbers of rows, or a target that is not the index of a class.</exception>
    public static DatasetTable Table(
        NumberRows features, string featureSource, NumberRows targets, string targetSource, ImmutableArray<string> classes)
    {
        if (targets.Count != features.Count)
        {
            throw new DataFormatException(targetSource, 0, null, $"{features.Count} rows, as many as {featureSource} has", $"{targets.Count}");
        }

        var table = new DatasetTable(features, targets) { Classes = classes };
        return DatasetGuard.ClassProblem(table) is { } problem ? throw new DataFormatException($"{targetSource}: {problem}") : table;
    }
}
