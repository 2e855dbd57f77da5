using System;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen;

public partial class Dataset
{
    /// <summary>
    /// Makes a dataset of numbers of any type and keeps them in that type, in the arrays given:
    /// <c>Dataset.From(pixels, 784, digits, scale: 1 / 255.0).OneHot(10)</c>.
    /// </summary>
    /// <inheritdoc cref="From{TFeature, TTarget}(ReadOnlyMemory{TFeature}, int, ReadOnlyMemory{TTarget}, int, double, double, IEnumerable{string},
    /// IEnumerable{string}, IEnumerable{string})"/>
    public static Dataset From<TFeature, TTarget>(
        TFeature[] features,
        int featureCount,
        TTarget[] targets,
        int targetCount = 1,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? featureNames = null,
        IEnumerable<string>? targetNames = null,
        IEnumerable<string>? classes = null)
        where TFeature : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        return From<TFeature, TTarget>(
            features.AsMemory(), featureCount, targets.AsMemory(), targetCount, scale, offset, featureNames, targetNames, classes);
    }

    /// <summary>
    /// Makes a dataset of numbers of any type and keeps them in that type, in the memory given; only doubles are copied. A batch is converted to the
    /// network's number type when it is read.
    /// </summary>
    /// <typeparam name="TFeature"><see cref="byte"/>, <see cref="sbyte"/>, <see cref="ushort"/>, <see cref="short"/>, <see cref="uint"/>,
    /// <see cref="int"/>, <see cref="ulong"/>, <see cref="long"/>, <see cref="Half"/>, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TTarget">One of the same types.</typeparam>
    /// <param name="features"><c>[n][featureCount]</c>, row-major; every value finite. Must not be changed afterwards.</param>
    /// <param name="featureCount">Features of one row; at least 1.</param>
    /// <param name="targets"><c>[n][targetCount]</c>, row-major; every value finite. Must not be changed afterwards. Class indices become one target
    /// per class by <see cref="OneHot"/>, which stores none of these.</param>
    /// <param name="targetCount">Targets of one row; at least 1.</param>
    /// <param name="scale">What each feature is multiplied by when it is read, in double: 1 / 255.0 brings bytes between 0 and 1.</param>
    /// <param name="offset">What is added to the product.</param>
    /// <param name="featureNames">One name per feature, where known; all different.</param>
    /// <param name="targetNames">One name per target, where known; all different.</param>
    /// <param name="classes">The labels the targets stand for, where known, all different: one target that is an index into them, or one target per
    /// class.</param>
    /// <exception cref="ArgumentException">No row, lengths that do not fit, a value that is not finite, a name that occurs twice, a class index
    /// without a class, or another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1, a scale that is 0 or not finite, or an offset that is not finite.</exception>
    public static Dataset From<TFeature, TTarget>(
        ReadOnlyMemory<TFeature> features,
        int featureCount,
        ReadOnlyMemory<TTarget> targets,
        int targetCount = 1,
        double scale = 1,
        double offset = 0,
        IEnumerable<string>? featureNames = null,
        IEnumerable<string>? targetNames = null,
        IEnumerable<string>? classes = null)
        where TFeature : unmanaged
        where TTarget : unmanaged
    {
        DatasetGuard.Shape(features.Length, featureCount, targets.Length, targetCount);
        var map = new LinearMap(scale, offset);
        var table = new DatasetTable(StoredRows.Of(features, featureCount, map), StoredRows.Of(targets, targetCount, LinearMap.Identity))
        {
            FeatureNames = DatasetGuard.Names(featureNames, featureCount, nameof(featureNames)),
            TargetNames = DatasetGuard.Names(targetNames, targetCount, nameof(targetNames)),
            Classes = classes is null ? [] : [.. classes],
        };
        DatasetGuard.Values(table);
        return new Dataset(table);
    }

    /// <summary>Copies the features of one row, converted to a network's number type. Allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="features"><c>[FeatureCount]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    /// <exception cref="ArgumentException">Another length.</exception>
    public void CopyFeatures<T>(int row, Span<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DatasetGuard.Row(row, Count, nameof(row));
        MetricsGuard.Length(features.Length, FeatureCount, nameof(features));
        Table.Features.Copy(row, features);
    }

    /// <summary>Copies the targets of one row, converted to a network's number type. Allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="targets"><c>[TargetCount]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    /// <exception cref="ArgumentException">Another length.</exception>
    public void CopyTargets<T>(int row, Span<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DatasetGuard.Row(row, Count, nameof(row));
        MetricsGuard.Length(targets.Length, TargetCount, nameof(targets));
        Table.Targets.Copy(row, targets);
    }

    private static InvalidOperationException NotDoubles(string what, NumberRows rows, string instead) => new(
        $"The {what} are kept as {rows.TypeName}, not as doubles, and are not converted all at once: {instead} converts a row.");
}
