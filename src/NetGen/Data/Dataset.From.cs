using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

public partial class Dataset
{
    /// <summary>Makes a dataset from rows of any type: <c>Dataset.From(flowers, f => [f.Length, f.Width], f => [f.Price])</c>.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="rows">At least one.</param>
    /// <param name="features">A row's features, <c>[FeatureCount]</c>; equally many for every row, every value finite.</param>
    /// <param name="targets">A row's targets, <c>[TargetCount]</c>; equally many for every row, every value finite.</param>
    /// <exception cref="ArgumentException">No row, no value, rows of different lengths, or a value that is not finite.</exception>
    public static Dataset<TRow> From<TRow>(IEnumerable<TRow> rows, Func<TRow, double[]> features, Func<TRow, double[]> targets)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ImmutableArray<TRow> all = [.. rows];
        if (all.IsEmpty)
        {
            throw new ArgumentException("A dataset needs at least one row, but rows is empty.", nameof(rows));
        }

        (double[] inputs, int inputCount) = Flatten(all, features, nameof(features));
        (double[] outputs, int outputCount) = Flatten(all, targets, nameof(targets));
        return new Dataset<TRow>(all, new DatasetTable(inputs, inputCount, outputs, outputCount));
    }

    /// <summary>As <see cref="From{TRow}(IEnumerable{TRow}, Func{TRow, double[]}, Func{TRow, double[]})"/>, with one target.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="rows">At least one.</param>
    /// <param name="features">A row's features, <c>[FeatureCount]</c>; equally many for every row, every value finite.</param>
    /// <param name="target">A row's target, finite.</param>
    /// <exception cref="ArgumentException">No row, no feature, rows of different lengths, or a value that is not finite.</exception>
    public static Dataset<TRow> From<TRow>(IEnumerable<TRow> rows, Func<TRow, double[]> features, Func<TRow, double> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return From(rows, features, row => new[] { target(row) });
    }

    /// <summary>As <see cref="From{TRow}(IEnumerable{TRow}, Func{TRow, double[]}, Func{TRow, double[]})"/>, with a label:
    /// the target is its index in <see cref="Classes"/>, which are sorted ordinally unless they are given.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="rows">At least one.</param>
    /// <param name="features">A row's features, <c>[FeatureCount]</c>; equally many for every row, every value finite.</param>
    /// <param name="label">A row's label; not null.</param>
    /// <param name="classes">The labels in the order of their numbers, all different, whether or not every label occurs. By default those of the
    /// rows.</param>
    /// <param name="classesOf">A dataset to take <paramref name="classes"/> from, such as the training data; instead of them.</param>
    /// <exception cref="ArgumentException">No row, no feature, rows of different lengths, a value that is not finite, a label that is null or not
    /// among those given; both <paramref name="classes"/> and <paramref name="classesOf"/>, a label given twice, or <paramref name="classesOf"/>
    /// without classes.</exception>
    public static Dataset<TRow> From<TRow>(
        IEnumerable<TRow> rows,
        Func<TRow, double[]> features,
        Func<TRow, string> label,
        IReadOnlyList<string>? classes = null,
        Dataset? classesOf = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        ImmutableArray<string> known = ClassList.Of(classes, classesOf);
        var labels = new LabelIndex(known);
        int next = 0;
        Dataset<TRow> data = From(rows, features, row => new double[] { Number(label(row), next++) });
        ImmutableArray<string> all = labels.Sort(data.Table.Targets.Doubles!);
        return new Dataset<TRow>(data.Rows, data.Table with { Classes = all });

        int Number(string text, int row) =>
            text is null ? throw new ArgumentException($"label, row {row}: expected a text, found null.", nameof(label))
            : labels.TryAdd(text, out int number) ? number
            : throw new ArgumentException(
                $"label, row {row}: expected one of the classes {ClassList.Describe(known)}, found {DataFormatException.Quote(text)}.",
                nameof(label));
    }

    private static (double[] Values, int Count) Flatten<TRow>(ImmutableArray<TRow> rows, Func<TRow, double[]> selector, string argument)
    {
        double[] values = [];
        int count = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            double[] selected = selector(rows[row]);
            if (row == 0)
            {
                count = selected.Length > 0
                    ? selected.Length
                    : throw new ArgumentException($"{argument}, row 0: expected at least one value, found none.", argument);
                values = new double[checked(rows.Length * count)];
            }

            if (selected.Length != count)
            {
                throw new ArgumentException($"{argument}, row {row}: expected {count} values as in row 0, found {selected.Length}.", argument);
            }

            selected.CopyTo(values, row * count);
        }

        DatasetGuard.Finite(new DoubleRows(values, count), [], argument);
        return (values, count);
    }
}
