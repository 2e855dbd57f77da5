using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a <see cref="Dataset"/> consists of; arrays in here are never written once a dataset has them.</summary>
/// <param name="Features"><c>[n][FeatureCount]</c>, row-major.</param>
/// <param name="FeatureCount">Features of one row; at least 1.</param>
/// <param name="Targets"><c>[n][TargetCount]</c>, row-major.</param>
/// <param name="TargetCount">Targets of one row; at least 1.</param>
internal sealed record DatasetTable(double[] Features, int FeatureCount, double[] Targets, int TargetCount)
{
    /// <summary>One name per feature, or none.</summary>
    public ImmutableArray<string> FeatureNames { get; init; } = [];

    /// <summary>One name per target, or none.</summary>
    public ImmutableArray<string> TargetNames { get; init; } = [];

    /// <summary>The labels that the targets index, or none.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>What missing features were replaced by, or null.</summary>
    public Imputation? Imputation { get; init; }

    public int Count => Features.Length / FeatureCount;

    /// <summary>Copies the given rows, in the given order.</summary>
    public DatasetTable Subset(ReadOnlySpan<int> rows)
    {
        double[] features = new double[checked(rows.Length * FeatureCount)];
        double[] targets = new double[checked(rows.Length * TargetCount)];
        for (int i = 0; i < rows.Length; i++)
        {
            Features.AsSpan(rows[i] * FeatureCount, FeatureCount).CopyTo(features.AsSpan(i * FeatureCount));
            Targets.AsSpan(rows[i] * TargetCount, TargetCount).CopyTo(targets.AsSpan(i * TargetCount));
        }

        return this with { Features = features, Targets = targets };
    }
}
