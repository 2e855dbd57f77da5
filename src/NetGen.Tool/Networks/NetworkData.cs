using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetGen.Tool.Networks;

/// <summary>A CSV file as a network takes it: by its preprocessing, by its typed row, or column by column.</summary>
internal sealed class NetworkData(NetworkHandle network, FileInfo csv, FileInfo? preprocessing)
{
    private static readonly CsvOptions Options = new() { DetectDelimiter = true };

    /// <summary>Features and targets.</summary>
    public Dataset WithTargets(string? target)
    {
        Dataset data;
        if (preprocessing is not null)
        {
            data = Preprocessing.Load(preprocessing.FullName).Transform(RawTable.FromCsv(csv.FullName, Options));
        }
        else if (network.Row is { } row)
        {
            data = (Dataset)Call(nameof(OfRow), row, csv.FullName);
        }
        else
        {
            data = Dataset.FromCsv(
                csv.FullName, target ?? throw new ToolException("Which column is the target? --target names it, or --preprocessing does."), Options);
        }

        return network.Info.Loss == Loss.CrossEntropy && data.TargetCount == 1 && network.Info.OutputSize > 1
            ? data.OneHot(network.Info.OutputSize)
            : data;
    }

    /// <summary>Features alone; a target column is not looked at where the preprocessing or the row knows it.</summary>
    public double[][] Features()
    {
        RawTable table = RawTable.FromCsv(csv.FullName, Options);
        double[][] features =
            preprocessing is not null ? Transformed(Preprocessing.Load(preprocessing.FullName), table)
            : network.Row is { } row ? (double[][])Call(nameof(RowFeatures), row, table, network.Info.InputSize)
            : [.. Enumerable.Range(0, table.Count).Select(i => Numbers(table, i))];
        return features[0].Length == network.Info.InputSize
            ? features
            : throw new ToolException($"{csv.Name} has {features[0].Length} features a row, but {network.Info.Name} takes {network.Info.InputSize}.");
    }

    private static object Call(string name, Type row, params object[] arguments) =>
        typeof(NetworkData).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(row).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static Dataset OfRow<TRow>(string path)
        where TRow : notnull, IFeatureRow<TRow> => Dataset.From(RawTable.FromCsv(path, Options).Rows<TRow>());

    private static double[][] RowFeatures<TRow>(RawTable table, int count)
        where TRow : notnull, IFeatureRow<TRow> => [.. table.Rows<TRow>().Select(row =>
        {
            double[] features = new double[count];
            TRow.CopyFeatures<double>(row, features);
            return features;
        })];

    private static double[][] Transformed(Preprocessing preprocessing, RawTable table) => [.. Enumerable.Range(0, table.Count).Select(row =>
    {
        double[] features = new double[preprocessing.FeatureCount];
        preprocessing.Transform(table, row, features);
        return features;
    })];

    private double[] Numbers(RawTable table, int row) => [.. table.ColumnNames.Select(column =>
        double.TryParse(table[row, column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new ToolException(
                $"{csv.Name}, row {row + 1}: '{table[row, column]}' in column '{column}' is no number. For texts and gaps give --preprocessing."))];
}
