using System;
using System.Collections.Generic;

namespace NetGen;

public partial class Dataset
{
    /// <summary>Deals the rows, shuffled, into two parts; the same on every machine.</summary>
    /// <param name="trainShare">The first part's share of the rows, between 0 and 1; its size is rounded to the nearest whole number.</param>
    /// <param name="seed">Same seed, same parts, in the same order.</param>
    /// <param name="stratify">Whether rows of equal targets (the classes) are dealt in the same proportion, to within one row each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share that is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">A part would be empty; or, stratified, a class has a single row, as every row of a regression
    /// has.</exception>
    public (Dataset Train, Dataset Test) Split(double trainShare, int seed, bool stratify = false)
    {
        (int[] train, int[] test) = RowPartition.Split(RowPartition.Strata(this, stratify), trainShare, seed);
        return (Subset(train), Subset(test));
    }

    /// <summary>The parts of a k-fold cross-validation, shuffled; every row is in exactly one validation part. The same on every machine.</summary>
    /// <param name="folds">How many pairs; 2 to <see cref="Count"/>. Sizes of the validation parts differ by at most one row.</param>
    /// <param name="seed">Same seed, same parts, in the same order.</param>
    /// <param name="stratify">Whether rows of equal targets (the classes) are dealt evenly, to within one row each.</param>
    /// <returns>One pair at a time, made when it is asked for, as <see cref="Subset"/> makes it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds, or more than rows.</exception>
    /// <exception cref="ArgumentException">Stratified, and no class has as many rows as there are folds.</exception>
    public IEnumerable<(Dataset Train, Dataset Validation)> KFold(int folds, int seed, bool stratify = false)
    {
        int[][] parts = RowPartition.Folds(RowPartition.Strata(this, stratify), folds, seed);
        return Pairs();

        IEnumerable<(Dataset, Dataset)> Pairs()
        {
            for (int fold = 0; fold < parts.Length; fold++)
            {
                yield return (Subset(RowPartition.AllBut(parts, fold, Count)), Subset(parts[fold]));
            }
        }
    }

    /// <summary>The same rows in another order; the same on every machine.</summary>
    /// <param name="seed">Same seed, same order.</param>
    public virtual Dataset Shuffle(int seed) => Subset(SeededShuffle.Order(Count, seed));

    /// <summary>Takes rows, in the given order; a row may be taken more than once. Doubles are copied; of other types the result is a view of the
    /// same memory, at 4 bytes a row.</summary>
    /// <param name="rows">At least one, each from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentException">No row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row that does not exist.</exception>
    public virtual Dataset Subset(ReadOnlySpan<int> rows) => new(SubsetTable(rows));

    private protected DatasetTable SubsetTable(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new ArgumentException("A dataset needs at least one row, but rows is empty.", nameof(rows));
        }

        foreach (int row in rows)
        {
            DatasetGuard.Row(row, Count, nameof(rows));
        }

        return Table.Subset(rows);
    }
}
