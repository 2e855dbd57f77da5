using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Deals row numbers into parts, in shuffled order.</summary>
internal static class RowPartition
{
    public static (int[] Train, int[] Test) Split(RowStrata strata, double trainShare, int seed)
    {
        if (!(trainShare > 0 && trainShare < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(trainShare), trainShare, "The share must be between 0 and 1.");
        }

        int count = (int)Math.Floor((trainShare * strata.Count) + 0.5);
        if (count == 0 || count == strata.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"A share of {trainShare} of {strata.Count} rows leaves no row for {(count == 0 ? "training" : "the test")}."),
                nameof(trainShare));
        }

        if (Array.IndexOf(strata.Sizes, 1) is int lonely and >= 0)
        {
            int row = Array.IndexOf(strata.Of, lonely);
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"A stratified split needs two rows of every class, but row {row} is the only one with its target, {strata.Describe(row)}."),
                "stratify");
        }

        int[] quotas = Quotas(strata.Sizes, count, strata.Count);
        int[] train = new int[count];
        int[] test = new int[strata.Count - count];
        int inTrain = 0;
        int inTest = 0;
        foreach (int row in SeededShuffle.Order(strata.Count, seed))
        {
            if (quotas[strata.Of[row]]-- > 0)
            {
                train[inTrain++] = row;
            }
            else
            {
                test[inTest++] = row;
            }
        }

        return (train, test);
    }

    public static int[][] Folds(RowStrata strata, int folds, int seed)
    {
        if (folds < 2 || folds > strata.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(folds), folds, $"The number of folds must be from 2 to {strata.Count}, the number of rows.");
        }

        int largest = 0;
        foreach (int size in strata.Sizes)
        {
            largest = Math.Max(largest, size);
        }

        if (largest < folds)
        {
            throw new ArgumentException(
                $"{folds} stratified folds need a class of at least {folds} rows, but the largest has {largest}.", nameof(folds));
        }

        // Dealing goes on from one stratum to the next, so that both the folds and each class within them differ by at most one row.
        int[] next = new int[strata.Sizes.Length];
        for (int s = 1; s < next.Length; s++)
        {
            next[s] = next[s - 1] + strata.Sizes[s - 1];
        }

        var parts = new List<int>[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            parts[fold] = new List<int>((strata.Count / folds) + 1);
        }

        foreach (int row in SeededShuffle.Order(strata.Count, seed))
        {
            parts[next[strata.Of[row]]++ % folds].Add(row);
        }

        return Array.ConvertAll(parts, part => part.ToArray());
    }

    public static int[] AllBut(int[][] parts, int left, int count)
    {
        int[] rows = new int[count - parts[left].Length];
        int filled = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (i != left)
            {
                parts[i].CopyTo(rows, filled);
                filled += parts[i].Length;
            }
        }

        return rows;
    }

    /// <summary>Rows of equal targets, or all rows together.</summary>
    public static RowStrata Strata(Dataset data, bool stratify) =>
        stratify ? RowStrata.By(data.Count, new SameTargets(data), row => Label(data, row)) : RowStrata.One(data.Count);

    /// <summary>Largest remainders: each stratum gets its share rounded down, and those cut the most get one more, the earlier on a tie.</summary>
    private static int[] Quotas(int[] sizes, int part, int whole)
    {
        int[] quotas = new int[sizes.Length];
        int[] order = new int[sizes.Length];
        long[] cut = new long[sizes.Length];
        int left = part;
        for (int s = 0; s < sizes.Length; s++)
        {
            (long quota, long remainder) = Math.DivRem((long)sizes[s] * part, whole);
            quotas[s] = (int)quota;
            left -= quotas[s];
            cut[s] = -remainder;
            order[s] = s;
        }

        Array.Sort(order, (a, b) => cut[a] != cut[b] ? cut[a].CompareTo(cut[b]) : a.CompareTo(b));
        for (int k = 0; k < left; k++)
        {
            quotas[order[k]]++;
        }

        return quotas;
    }

    private static string Label(Dataset data, int row) =>
        data.TargetCount == 1 && !data.Classes.IsEmpty
            ? $"'{data.Classes[(int)data.Targets(row)[0]]}'"
            : string.Join(
                ", ", Array.ConvertAll(data.Targets(row).ToArray(), value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private sealed class SameTargets(Dataset data) : IEqualityComparer<int>
    {
        private readonly NumberRows _targets = data.Table.Targets;
        private readonly double[] _scratch = data.Table.Targets.Scratch();
        private readonly double[] _otherScratch = data.Table.Targets.Scratch();

        public bool Equals(int x, int y) => _targets.Read(x, _scratch).SequenceEqual(_targets.Read(y, _otherScratch));

        public int GetHashCode(int row)
        {
            HashCode hash = default;
            foreach (double value in _targets.Read(row, _scratch))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
