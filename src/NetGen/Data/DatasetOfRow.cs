using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>A dataset that remembers what each row was made from;
/// <see cref="Dataset.From{TRow}(IEnumerable{TRow}, Func{TRow, double[]}, Func{TRow, double[]})"/> makes it.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public sealed class Dataset<TRow> : Dataset
{
    internal Dataset(ImmutableArray<TRow> rows, DatasetTable table)
        : base(table) => Rows = rows;

    /// <summary>What the rows were made from, <c>[Count]</c>.</summary>
    public ImmutableArray<TRow> Rows { get; }

    /// <inheritdoc cref="Dataset.Split"/>
    public new (Dataset<TRow> Train, Dataset<TRow> Test) Split(double trainShare, int seed, bool stratify = false)
    {
        (Dataset train, Dataset test) = base.Split(trainShare, seed, stratify);
        return ((Dataset<TRow>)train, (Dataset<TRow>)test);
    }

    /// <inheritdoc cref="Dataset.KFold"/>
    public new IEnumerable<(Dataset<TRow> Train, Dataset<TRow> Validation)> KFold(int folds, int seed, bool stratify = false)
    {
        IEnumerable<(Dataset Train, Dataset Validation)> pairs = base.KFold(folds, seed, stratify);
        return Typed();

        IEnumerable<(Dataset<TRow>, Dataset<TRow>)> Typed()
        {
            foreach ((Dataset train, Dataset validation) in pairs)
            {
                yield return ((Dataset<TRow>)train, (Dataset<TRow>)validation);
            }
        }
    }

    /// <inheritdoc/>
    public override Dataset<TRow> OneHot(int classes = 0) => new(Rows, OneHotTable(classes));

    /// <inheritdoc/>
    public override Dataset<TRow> SelectFeatures(IEnumerable<string> names) => (Dataset<TRow>)base.SelectFeatures(names);

    /// <inheritdoc/>
    public override Dataset<TRow> WithClasses(IEnumerable<string> classes) => (Dataset<TRow>)base.WithClasses(classes);

    /// <inheritdoc/>
    public override Dataset<TRow> Shuffle(int seed) => (Dataset<TRow>)base.Shuffle(seed);

    /// <inheritdoc/>
    public override Dataset<TRow> Subset(ReadOnlySpan<int> rows)
    {
        DatasetTable table = SubsetTable(rows);
        ImmutableArray<TRow>.Builder taken = ImmutableArray.CreateBuilder<TRow>(rows.Length);
        foreach (int row in rows)
        {
            taken.Add(Rows[row]);
        }

        return new Dataset<TRow>(taken.MoveToImmutable(), table);
    }

    internal override Dataset<TRow> WithTable(DatasetTable table) => new(Rows, table);
}
