using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Rows of features and targets, at least one row. Immutable, hence thread-safe.</summary>
/// <remarks>
/// Features and targets are doubles, unless <see cref="From{TFeature, TTarget}(ReadOnlyMemory{TFeature}, int, ReadOnlyMemory{TTarget}, int, double,
/// double, IEnumerable{string}, IEnumerable{string}, IEnumerable{string})"/> or a file gave another type, which is kept: 60,000 images of 784 bytes
/// take 47 MB. Rows of another type are converted batch by batch; their parts, other orders and scaled copies are views of the same memory.
/// Training a network of floats on doubles converts all rows to floats once: 4 more bytes a value, shared by the runs that use the dataset at the
/// same time and freed after them. Evaluation alone converts batch by batch, and a network of doubles reads the rows where they are.
/// </remarks>
public partial class Dataset
{
    /// <summary>Copies rows out of row-major arrays.</summary>
    /// <param name="features"><c>[n][featureCount]</c>, row-major; every value finite.</param>
    /// <param name="featureCount">Features of one row; at least 1.</param>
    /// <param name="targets"><c>[n][targetCount]</c>, row-major; every value finite.</param>
    /// <param name="targetCount">Targets of one row; at least 1.</param>
    /// <param name="featureNames">One name per feature, where known; all different.</param>
    /// <param name="targetNames">One name per target, where known; all different.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different: one target that is an index into them, or one target per
    /// class.</param>
    /// <exception cref="ArgumentException">No row, lengths that do not fit, a value that is not finite, a name that occurs twice, or a class index
    /// without a class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1.</exception>
    public Dataset(
        ReadOnlySpan<double> features,
        int featureCount,
        ReadOnlySpan<double> targets,
        int targetCount,
        IEnumerable<string>? featureNames = null,
        IEnumerable<string>? targetNames = null,
        IEnumerable<string>? classes = null)
    {
        DatasetGuard.Shape(features.Length, featureCount, targets.Length, targetCount);
        Table = new DatasetTable(features.ToArray(), featureCount, targets.ToArray(), targetCount)
        {
            FeatureNames = DatasetGuard.Names(featureNames, featureCount, nameof(featureNames)),
            TargetNames = DatasetGuard.Names(targetNames, targetCount, nameof(targetNames)),
            Classes = classes is null ? [] : [.. classes],
        };
        DatasetGuard.Values(Table);
    }

    internal Dataset(DatasetTable table) => Table = table;

    /// <summary>The number of rows; at least 1.</summary>
    public int Count => Table.Count;

    /// <summary>Features of one row.</summary>
    public int FeatureCount => Table.FeatureCount;

    /// <summary>Targets of one row.</summary>
    public int TargetCount => Table.TargetCount;

    /// <summary>The features' names, <c>[FeatureCount]</c>; empty where they are not known.</summary>
    public ImmutableArray<string> FeatureNames => Table.FeatureNames;

    /// <summary>The targets' names, <c>[TargetCount]</c>; empty where they are not known.</summary>
    public ImmutableArray<string> TargetNames => Table.TargetNames;

    /// <summary>The labels of a target that was text, in the order they were given, else sorted ordinally; the target holds indices into them, after
    /// <see cref="OneHot"/> one column each. Labels without a row may be among them. Empty where the targets are numbers.</summary>
    public ImmutableArray<string> Classes => Table.Classes;

    /// <summary>What the missing values of each feature were replaced by, <c>[FeatureCount]</c>, in the units of the file, before any scaling;
    /// empty where <see cref="CsvOptions.MissingValues"/> imputes none. <see cref="CsvOptions.FittedTo"/> reads another file with them.</summary>
    public ImmutableArray<double> ImputedValues => Table.Imputation?.Values ?? [];

    /// <summary>The features of all rows, <c>[Count][FeatureCount]</c>, row-major.</summary>
    /// <exception cref="InvalidOperationException">Features that are not kept as doubles: <see cref="CopyFeatures"/> converts a row.</exception>
    public ReadOnlySpan<double> AllFeatures => Table.Features.Doubles ?? throw NotDoubles("features", Table.Features, nameof(CopyFeatures));

    /// <summary>The targets of all rows, <c>[Count][TargetCount]</c>, row-major.</summary>
    /// <exception cref="InvalidOperationException">Targets that are not kept as doubles: <see cref="CopyTargets"/> converts a row.</exception>
    public ReadOnlySpan<double> AllTargets => Table.Targets.Doubles ?? throw NotDoubles("targets", Table.Targets, nameof(CopyTargets));

    internal DatasetTable Table { get; }

    /// <summary>The features of one row, <c>[FeatureCount]</c>; a new array where they are not kept as doubles (<see cref="CopyFeatures"/> needs
    /// none).</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public ReadOnlySpan<double> Features(int row)
    {
        DatasetGuard.Row(row, Count, nameof(row));
        return Table.Features.Read(row, Table.Features.Scratch());
    }

    /// <summary>The targets of one row, <c>[TargetCount]</c>; a new array where they are not kept as doubles (<see cref="CopyTargets"/> needs
    /// none).</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public ReadOnlySpan<double> Targets(int row)
    {
        DatasetGuard.Row(row, Count, nameof(row));
        return Table.Targets.Read(row, Table.Targets.Scratch());
    }

    /// <summary>Replaces the one target, a class index, by one target per class: 1 for the row's class, 0 for the others.</summary>
    /// <param name="classes">The number of classes where <see cref="Classes"/> is empty; 0 takes the largest index in this dataset plus one,
    /// so give it, or call this before splitting, where a part may lack the last class.</param>
    /// <returns><c>[Count][classes]</c> targets, named as the classes.</returns>
    /// <exception cref="InvalidOperationException">More than one target, or a target that is no class index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or another one than <see cref="Classes"/> has.</exception>
    public virtual Dataset OneHot(int classes = 0) => new(OneHotTable(classes));

    /// <summary>The same rows with other numbers or names.</summary>
    internal virtual Dataset WithTable(DatasetTable table) => new(table);

    private protected DatasetTable OneHotTable(int classes)
    {
        int width = DatasetGuard.OneHotWidth(Table, classes);
        return Table with { Targets = Table.Targets.OneHot(width), TargetNames = Classes };
    }
}
