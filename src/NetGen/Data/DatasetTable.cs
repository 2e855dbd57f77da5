using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a <see cref="Dataset"/> consists of; arrays in here are never written once a dataset has them.</summary>
/// <param name="Features"><c>[n][FeatureCount]</c>; at least one row and one feature.</param>
/// <param name="Targets"><c>[n][TargetCount]</c>; at least one target.</param>
internal sealed record DatasetTable(NumberRows Features, NumberRows Targets)
{
    /// <param name="features"><c>[n][featureCount]</c>, row-major.</param>
    /// <param name="featureCount">Features of one row; at least 1.</param>
    /// <param name="targets"><c>[n][targetCount]</c>, row-major.</param>
    /// <param name="targetCount">Targets of one row; at least 1.</param>
    public DatasetTable(double[] features, int featureCount, double[] targets, int targetCount)
        : this(new DoubleRows(features, featureCount), new DoubleRows(targets, targetCount))
    {
    }

    /// <summary>One name per feature, or none.</summary>
    public ImmutableArray<string> FeatureNames { get; init; } = [];

    /// <summary>One name per target, or none.</summary>
    public ImmutableArray<string> TargetNames { get; init; } = [];

    /// <summary>The labels that the targets index, or none.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>What missing features were replaced by, or null.</summary>
    public Imputation? Imputation { get; init; }

    public int Count => Features.Count;

    public int FeatureCount => Features.Width;

    public int TargetCount => Targets.Width;

    /// <summary>The given rows, in the given order.</summary>
    public DatasetTable Subset(ReadOnlySpan<int> rows) => this with { Features = Features.Take(rows), Targets = Targets.Take(rows) };
}
