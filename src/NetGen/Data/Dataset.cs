using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Rows of features and targets as doubles, at least one row. Immutable, hence thread-safe.</summary>
/// <remarks>
/// Training a network of floats converts all rows to floats once: 4 more bytes a value, shared by the runs that use the dataset at the same time and
/// freed after them. Evaluation alone converts batch by batch, and a network of doubles reads the rows where they are.
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
        DatasetGuard.Shape(features, featureCount, targets, targetCount);
        Table = new DatasetTable(features.ToArray(), featureCount, targets.ToArray(), targetCount)
        {
            FeatureNames = DatasetGuard.Names(featureNames, featureCount, nameof(featureNames)),
            TargetNames = DatasetGuard.Names(targetNames, targetCount, nameof(targetNames)),
            Classes = classes is null ? [] : [.. classes],
        };
        DatasetGuard.Finite(features, featureCount, Table.FeatureNames, nameof(features));
        DatasetGuard.Finite(targets, targetCount, Table.TargetNames, nameof(targets));
        DatasetGuard.Distinct(Table.Classes, nameof(classes));
        DatasetGuard.Classes(Table, nameof(classes));
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
    public ReadOnlySpan<double> AllFeatures => Table.Features;

    /// <summary>The targets of all rows, <c>[Count][TargetCount]</c>, row-major.</summary>
    public ReadOnlySpan<double> AllTargets => Table.Targets;

    internal DatasetTable Table { get; }

    /// <summary>The features of one row, <c>[FeatureCount]</c>.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public ReadOnlySpan<double> Features(int row)
    {
        DatasetGuard.Row(row, Count, nameof(row));
        return Table.Features.AsSpan(row * FeatureCount, FeatureCount);
    }

    /// <summary>The targets of one row, <c>[TargetCount]</c>.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public ReadOnlySpan<double> Targets(int row)
    {
        DatasetGuard.Row(row, Count, nameof(row));
        return Table.Targets.AsSpan(row * TargetCount, TargetCount);
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
        double[] targets = new double[checked(Count * width)];
        for (int row = 0; row < Count; row++)
        {
            targets[(row * width) + (int)Table.Targets[row]] = 1;
        }

        return Table with { Targets = targets, TargetCount = width, TargetNames = Classes };
    }
}
