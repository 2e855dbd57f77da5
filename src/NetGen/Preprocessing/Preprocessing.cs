using System;
using System.Buffers;
using System.Collections.Immutable;
using System.IO;
using System.Numerics;

namespace NetGen;

/// <summary>
/// The way from raw rows to numbers, fitted to training rows: vocabularies, imputed values, logarithms and scales by column name. One object turns
/// tables into datasets for training and single rows into features for <c>Predict</c>, and is saved beside the network. Immutable, hence thread-safe.
/// </summary>
/// <example><code>
/// var (train, test) = RawTable.FromCsv("passengers.csv").Split(0.8, seed: 28, stratify: "survived");
/// var preprocessing = Preprocessing.Define()
///     .Numeric(["age", "fare"], missing: MissingValues.Median, scaling: Scaling.Standard)
///     .Categorical(["sex", "port"], unseen: UnseenCategory.Bucket, minCount: 5)
///     .Target("survived")
///     .Fit(train);
/// network.Fit(preprocessing.Transform(train), …);
/// preprocessing.Transform([("age", 39), ("fare", 7.25), ("sex", "female"), ("port", "S")], features);
/// </code></example>
public sealed class Preprocessing
{
    private const int PlacesOnStack = 256;

    internal Preprocessing(FeatureEncoding features, TargetEncoder targets) => (Features, Target) = (features, targets);

    /// <summary>The columns that features are made of, in the order of a row given by position; a table may have them in any order, and others
    /// too.</summary>
    public ImmutableArray<string> Columns => Features.Columns;

    /// <summary>The features' names, <c>[FeatureCount]</c>: a column's own, or as in <c>contact=email</c> where it is one-hot.</summary>
    public ImmutableArray<string> FeatureNames => Features.Names;

    /// <summary>Features of one row; a network's <c>InputSize</c>.</summary>
    public int FeatureCount => Features.Names.Length;

    /// <summary>The target columns.</summary>
    public ImmutableArray<string> TargetNames => Target.Columns;

    /// <summary>The labels in the order of their numbers; empty where the targets are numbers.</summary>
    public ImmutableArray<string> Classes => Target.Classes;

    internal FeatureEncoding Features { get; }

    internal TargetEncoder Target { get; }

    /// <summary>Begins a definition, without a column.</summary>
    public static PreprocessingDefinition Define() => new([], [], null);

    /// <summary>Reads what <see cref="Save(string)"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">A file that is damaged, of another kind or of a newer version; the message names the
    /// property.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Preprocessing Load(string path) => PreprocessingFile.Load(path);

    /// <summary>Reads what <see cref="Save(Stream)"/> wrote, to the stream's end.</summary>
    /// <param name="stream">The file's bytes; left open.</param>
    /// <exception cref="DataFormatException">A file that is damaged, of another kind or of a newer version; the message names the
    /// property.</exception>
    public static Preprocessing Load(Stream stream) => PreprocessingFile.Load(stream);

    /// <summary>Writes a JSON file; under its name stands the old file or the new one, never half of one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The folder is missing (<see cref="DirectoryNotFoundException"/>), or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to, or <paramref name="path"/> is a folder.</exception>
    public void Save(string path) => PreprocessingFile.Save(this, path);

    /// <summary>Writes JSON.</summary>
    /// <param name="stream">Where to; left open.</param>
    public void Save(Stream stream) => PreprocessingFile.Save(this, stream);

    /// <summary>The categories of a column in the order of their numbers; the missing category and the bucket, which follow them, are not among
    /// them.</summary>
    /// <param name="column">A categorical column.</param>
    /// <exception cref="ArgumentException">No such column.</exception>
    public ImmutableArray<string> Vocabulary(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Features.Find(column) is int place and >= 0 && Features.Encoders[place] is CategoryEncoder category
            ? category.Vocabulary
            : throw new ArgumentException($"{DataFormatException.Quote(column)} is no categorical column of this preprocessing.", nameof(column));
    }

    /// <summary>Makes a dataset of a table's rows.</summary>
    /// <param name="rows">A table with all of <see cref="Columns"/> and <see cref="TargetNames"/>, found by name.</param>
    /// <returns>The rows in the table's order, without those that are left out for a missing value; features <c>[Count][FeatureCount]</c>.</returns>
    /// <exception cref="DataFormatException">A column that is not there; a value that is missing, no number or an unseen category or label where that
    /// is an error, with its line; or no row that is not left out.</exception>
    public Dataset Transform(RawTable rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new Dataset(new TableTransform(this, rows).Run());
    }

    /// <summary>Makes the features of one row of a table, which needs no targets. Allocates nothing.</summary>
    /// <param name="rows">A table with all of <see cref="Columns"/>, found by name.</param>
    /// <param name="row">0 to <see cref="RawTable.Count"/> − 1.</param>
    /// <param name="features"><c>[FeatureCount]</c>; what was in it is lost, even where an exception is thrown.</param>
    /// <exception cref="DataFormatException">A column that is not there; a value that is missing, no number or an unseen category where that is an
    /// error, with its line.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    /// <exception cref="ArgumentException">A length that does not fit.</exception>
    public void Transform(RawTable rows, int row, Span<float> features) => TransformRow(rows, row, features);

    /// <inheritdoc cref="Transform(RawTable, int, Span{float})"/>
    public void Transform(RawTable rows, int row, Span<double> features) => TransformRow(rows, row, features);

    /// <summary>Makes the features of one row, given by position. Allocates nothing.</summary>
    /// <param name="row">The values, in the order of <see cref="Columns"/>.</param>
    /// <param name="features"><c>[FeatureCount]</c>; what was in it is lost, even where an exception is thrown.</param>
    /// <exception cref="ArgumentException">A length that does not fit; a value that is missing, no number or an unseen category where that is an
    /// error.</exception>
    public void Transform(ReadOnlySpan<RawValue> row, Span<float> features) => TransformRow(row, features);

    /// <inheritdoc cref="Transform(ReadOnlySpan{RawValue}, Span{float})"/>
    public void Transform(ReadOnlySpan<RawValue> row, Span<double> features) => TransformRow(row, features);

    /// <summary>Makes the features of one row, given by name: <c>Transform([("age", 39), ("port", "S")], features)</c>. Allocates nothing.</summary>
    /// <param name="row">The columns with their values, in any order; all of <see cref="Columns"/>, and others, which are left out. A value that is
    /// not known is <see cref="RawValue.Missing"/>.</param>
    /// <param name="features"><c>[FeatureCount]</c>; what was in it is lost, even where an exception is thrown.</param>
    /// <exception cref="ArgumentException">A column that is not there or given twice; a length that does not fit; a value that is missing, no number
    /// or an unseen category where that is an error.</exception>
    public void Transform(ReadOnlySpan<(string Column, RawValue Value)> row, Span<float> features) => TransformRow(row, features);

    /// <inheritdoc cref="Transform(ReadOnlySpan{ValueTuple{string, RawValue}}, Span{float})"/>
    public void Transform(ReadOnlySpan<(string Column, RawValue Value)> row, Span<double> features) => TransformRow(row, features);

    private void TransformRow<T>(RawTable rows, int row, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        int place = rows.Place(row);
        Clear(features);
        for (int column = 0; column < Columns.Length; column++)
        {
            Features.Encode(column, rows.Cells, place, rows.Cells.Require(Columns[column]), features);
        }
    }

    private void TransformRow<T>(ReadOnlySpan<RawValue> row, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (row.Length != Columns.Length)
        {
            throw new ArgumentException(
                $"The length of row must be {Columns.Length}, one value for each of Columns, but is {row.Length}.", nameof(row));
        }

        Clear(features);
        for (int column = 0; column < row.Length; column++)
        {
            Encode(column, row[column], features);
        }
    }

    private void TransformRow<T>(ReadOnlySpan<(string Column, RawValue Value)> row, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        Clear(features);
        int[]? rented = Columns.Length > PlacesOnStack ? ArrayPool<int>.Shared.Rent(Columns.Length) : null;
        Span<int> places = rented is null ? stackalloc int[PlacesOnStack] : rented;
        RowNames.Find(Features, row, places[..Columns.Length]);
        for (int column = 0; column < Columns.Length; column++)
        {
            Encode(column, row[places[column]].Value, features);
        }

        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private void Clear<T>(Span<T> features)
    {
        if (features.Length != FeatureCount)
        {
            throw new ArgumentException($"The length of features must be {FeatureCount}, but is {features.Length}.", nameof(features));
        }

        features.Clear();
    }

    internal void Encode<T>(int column, RawValue value, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (Features.Encode(column, new RawCell(value), features) is string expected)
        {
            throw new ArgumentException(
                $"row, column {DataFormatException.Quote(Columns[column])}: expected {expected}, found {new RawCell(value).Describe()}.", "row");
        }
    }
}
