using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>A linear map of each feature, learnt from one dataset and applied to others. Immutable, hence thread-safe.</summary>
public abstract class FeatureScaler
{
    private readonly ImmutableArray<double> _centers;
    private readonly ImmutableArray<double> _scales;
    private readonly double _low;
    private readonly double _width;

    private protected FeatureScaler(
        ImmutableArray<double> centers, ImmutableArray<double> scales, double low, double width, ImmutableArray<string> featureNames)
    {
        _centers = centers;
        _scales = scales;
        _low = low;
        _width = width;
        FeatureNames = featureNames;
    }

    /// <summary>The number of features.</summary>
    public int FeatureCount => _centers.Length;

    /// <summary>The names of the features it was fitted to, <c>[FeatureCount]</c>; empty where they are not known.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>Scales the features of a dataset; names, targets and classes stay. Features that are not doubles, such as the bytes of images, stay
    /// as they are too: the result is a view that scales them, in double, each time they are read. Every row is read once here, to be
    /// checked.</summary>
    /// <param name="dataset">A dataset of <see cref="FeatureCount"/> features; not changed. Where it and the scaler both have names, the names must
    /// be the same, in the same order (<see cref="Dataset.SelectFeatures"/> puts them into order); scikit-learn asks for the same.</param>
    /// <exception cref="ArgumentException">Other features, the same in another order, or a value that is scaled beyond the range of
    /// double.</exception>
    public Dataset Transform(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        new DatasetNames("the data the scaler was fitted to", FeatureNames, [], []).RequireFeatures(dataset.FeatureNames, nameof(dataset));
        if (dataset.FeatureCount != FeatureCount)
        {
            throw new ArgumentException(
                $"The scaler was fitted to {FeatureCount} features, but the dataset has {dataset.FeatureCount}.", nameof(dataset));
        }

        NumberRows scaled = Scaled(dataset.Table.Features);
        DatasetGuard.Finite(scaled, dataset.FeatureNames, nameof(dataset), operation: "scaled ");
        return dataset.WithTable(dataset.Table with { Features = scaled });
    }

    /// <summary>Scales n samples. Allocates nothing.</summary>
    /// <param name="features"><c>[n][FeatureCount]</c>, row-major.</param>
    /// <param name="scaled"><c>[n][FeatureCount]</c>, row-major; may be the same memory as <paramref name="features"/>.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public void Transform(ReadOnlySpan<double> features, Span<double> scaled)
    {
        CheckLengths(features.Length, scaled.Length);
        for (int row = 0; row < features.Length; row += FeatureCount)
        {
            Scale(0, features.Slice(row, FeatureCount), scaled.Slice(row, FeatureCount));
        }
    }

    /// <summary>Scales n samples, reckoning in double. Allocates nothing.</summary>
    /// <param name="features"><c>[n][FeatureCount]</c>, row-major.</param>
    /// <param name="scaled"><c>[n][FeatureCount]</c>, row-major; may be the same memory as <paramref name="features"/>.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public void Transform(ReadOnlySpan<float> features, Span<float> scaled)
    {
        CheckLengths(features.Length, scaled.Length);
        for (int first = 0; first < features.Length; first += _centers.Length)
        {
            for (int j = 0; j < _centers.Length; j++)
            {
                scaled[first + j] = (float)Scale(features[first + j], j);
            }
        }
    }

    /// <summary>Scales a part of a row.</summary>
    /// <param name="first">The first feature.</param>
    /// <param name="features">As many as are wanted.</param>
    /// <param name="scaled">As many; may be the same memory.</param>
    internal void Scale(int first, ReadOnlySpan<double> features, Span<double> scaled)
    {
        ReadOnlySpan<double> centers = _centers.AsSpan().Slice(first, features.Length);
        ReadOnlySpan<double> scales = _scales.AsSpan().Slice(first, features.Length);
        int i = 0;
        for (; i <= features.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> value = (new Vector<double>(features[i..]) - new Vector<double>(centers[i..])) / new Vector<double>(scales[i..]);
            (new Vector<double>(_low) + (new Vector<double>(_width) * value)).CopyTo(scaled[i..]);
        }

        for (; i < features.Length; i++)
        {
            scaled[i] = Scale(features[i], first + i);
        }
    }

    private protected static ImmutableArray<string> CheckedNames(IEnumerable<string>? names, int count) =>
        DatasetGuard.Names(names, count, "featureNames");

    private protected static ImmutableArray<double> Checked(ReadOnlySpan<double> values, string argument)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A scaler needs at least one feature.", argument);
        }

        double[] copy = values.ToArray();
        DatasetGuard.Finite(new DoubleRows(copy, copy.Length), [], argument);
        return [.. copy];
    }

    private NumberRows Scaled(NumberRows rows)
    {
        if (rows.Doubles is not { } features)
        {
            return new ScaledRows(rows, this);
        }

        double[] scaled = new double[features.Length];
        Transform(features, scaled);
        return new DoubleRows(scaled, FeatureCount);
    }

    private double Scale(double value, int feature) => _low + (_width * ((value - _centers[feature]) / _scales[feature]));

    private void CheckLengths(int length, int scaledLength)
    {
        if (length % FeatureCount != 0)
        {
            throw new ArgumentException(
                $"The length of features must be a multiple of {FeatureCount}, the features of one sample, but is {length}.", "features");
        }

        if (scaledLength != length)
        {
            throw new ArgumentException($"The length of scaled must be {length} as that of features, but is {scaledLength}.", "scaled");
        }
    }

    /// <summary>What is subtracted from a feature, and what it is divided by then.</summary>
    internal (double Center, double Scale) Numbers(int feature) => (_centers[feature], _scales[feature]);
}
