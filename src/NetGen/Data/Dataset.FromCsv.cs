using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NetGen;

public partial class Dataset
{
    internal const string UnnamedCsv = "CSV";

    /// <summary>Reads a CSV file (RFC 4180): one column is the target, every other column a feature, in the file's order.
    /// Numbers are read in the invariant culture unless <see cref="CsvOptions.Culture"/> is set.</summary>
    /// <remarks>
    /// A target whose first value is not a number is text: <see cref="Classes"/> are its labels, sorted ordinally, and <see cref="Targets(int)"/> are
    /// indices into them (<see cref="OneHot"/> turns those into one column per class). A column of labels and numbers is refused unless
    /// <see cref="CsvOptions.TargetIsLabel"/> is set. A second file may lack a label, and would then number the others differently: read it with
    /// <c>classesOf: train</c>, or both files with the same <c>classes</c>. Lines end with LF, CRLF or CR, and empty ones are skipped; spaces and
    /// tabs around a field do not belong to it. The file is read in one pass; beside the dataset it takes memory for one row. Columns of categories
    /// are read by <see cref="RawTable"/> and made into features by <see cref="Preprocessing"/>.
    /// </remarks>
    /// <param name="path">The file; UTF-8 unless it begins with the mark of another Unicode encoding.</param>
    /// <param name="target">The target column's name in the header, case and all.</param>
    /// <param name="options">Delimiter, header, labels and ignored columns; by default a comma, a header, and neither of the others.</param>
    /// <param name="classes">The labels in the order of their numbers, all different: the target is then a label, even where it looks like a number,
    /// and <see cref="Classes"/> is this list, whether or not every label occurs. By default the labels are those of the file.</param>
    /// <param name="classesOf">A dataset to take <paramref name="classes"/> from, such as the training data; instead of them.</param>
    /// <exception cref="DataFormatException">A file without a row; a column that is missing or named twice; a row with too few or too many fields; a
    /// value that is missing (unless <see cref="CsvOptions.MissingValues"/> says what to do about it), not a number or not finite; a label that is
    /// not among those given; a feature without a name in the header, such as the row numbers that pandas writes
    /// (<see cref="CsvOptions.IgnoredColumns"/> leaves them out); a quote that is not closed.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="ArgumentException">Options that contradict each other, both <paramref name="classes"/> and <paramref name="classesOf"/>, a
    /// label given twice, or <paramref name="classesOf"/> without classes.</exception>
    public static Dataset FromCsv(
        string path, string target, CsvOptions? options = null, IReadOnlyList<string>? classes = null, Dataset? classesOf = null) =>
        FromFile(path, new CsvTargets([target]) { Classes = ClassList.Of(classes, classesOf) }, options);

    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="target">The target column's index, counted from 0, or from the end as in <c>^1</c>.</param>
#pragma warning disable CS1573 // The other parameters are inherited.
    public static Dataset FromCsv(
        string path, Index target, CsvOptions? options = null, IReadOnlyList<string>? classes = null, Dataset? classesOf = null) =>
        FromFile(path, new CsvTargets([target]) { Classes = ClassList.Of(classes, classesOf) }, options);

    /// <summary>Reads a CSV file with several targets, all of them numbers; otherwise as
    /// <see cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>.</summary>
    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="targets">The target columns' names, in the order they shall have in the dataset.</param>
    public static Dataset FromCsv(string path, IReadOnlyList<string> targets, CsvOptions? options = null) =>
        FromFile(path, new CsvTargets(targets), options);

    /// <summary>Reads a CSV file with several targets, all of them numbers; otherwise as
    /// <see cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>.</summary>
    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="targets">The target columns' indices, in the order they shall have in the dataset.</param>
    public static Dataset FromCsv(string path, IReadOnlyList<Index> targets, CsvOptions? options = null) =>
        FromFile(path, new CsvTargets(targets), options);

    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="reader">The text, which messages call <c>CSV</c>; read to its end and left open. A byte-order mark (U+FEFF) at its beginning is
    /// skipped.</param>
    public static Dataset FromCsv(
        TextReader reader, string target, CsvOptions? options = null, IReadOnlyList<string>? classes = null, Dataset? classesOf = null) =>
        FromText(reader, new CsvTargets([target]) { Classes = ClassList.Of(classes, classesOf) }, options);

    /// <inheritdoc cref="FromCsv(string, Index, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="reader">The text, which messages call <c>CSV</c>; read to its end and left open. A byte-order mark (U+FEFF) at its beginning is
    /// skipped.</param>
    public static Dataset FromCsv(
        TextReader reader, Index target, CsvOptions? options = null, IReadOnlyList<string>? classes = null, Dataset? classesOf = null) =>
        FromText(reader, new CsvTargets([target]) { Classes = ClassList.Of(classes, classesOf) }, options);

    /// <inheritdoc cref="FromCsv(string, IReadOnlyList{string}, CsvOptions?)"/>
    /// <param name="reader">The text, which messages call <c>CSV</c>; read to its end and left open. A byte-order mark (U+FEFF) at its beginning is
    /// skipped.</param>
    public static Dataset FromCsv(TextReader reader, IReadOnlyList<string> targets, CsvOptions? options = null) =>
        FromText(reader, new CsvTargets(targets), options);

    /// <inheritdoc cref="FromCsv(string, IReadOnlyList{Index}, CsvOptions?)"/>
    /// <param name="reader">The text, which messages call <c>CSV</c>; read to its end and left open. A byte-order mark (U+FEFF) at its beginning is
    /// skipped.</param>
    public static Dataset FromCsv(TextReader reader, IReadOnlyList<Index> targets, CsvOptions? options = null) =>
        FromText(reader, new CsvTargets(targets), options);

    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="stream">The file's bytes, which messages call <c>CSV</c>; read to their end and left open.</param>
    public static Dataset FromCsv(
        Stream stream, string target, CsvOptions? options = null, IReadOnlyList<string>? classes = null, Dataset? classesOf = null) =>
        FromStream(stream, new CsvTargets([target]) { Classes = ClassList.Of(classes, classesOf) }, options);

    /// <inheritdoc cref="FromCsv(string, Index, CsvOptions?, IReadOnlyList{string}?, Dataset?)"/>
    /// <param name="stream">The file's bytes, which messages call <c>CSV</c>; read to their end and left open.</param>
    public static Dataset FromCsv(
        Stream stream, Index target, CsvOptions? options = null, IReadOnlyList<string>? classes = null, Dataset? classesOf = null) =>
        FromStream(stream, new CsvTargets([target]) { Classes = ClassList.Of(classes, classesOf) }, options);

    /// <inheritdoc cref="FromCsv(string, IReadOnlyList{string}, CsvOptions?)"/>
    /// <param name="stream">The file's bytes, which messages call <c>CSV</c>; read to their end and left open.</param>
    public static Dataset FromCsv(Stream stream, IReadOnlyList<string> targets, CsvOptions? options = null) =>
        FromStream(stream, new CsvTargets(targets), options);

    /// <inheritdoc cref="FromCsv(string, IReadOnlyList{Index}, CsvOptions?)"/>
    /// <param name="stream">The file's bytes, which messages call <c>CSV</c>; read to their end and left open.</param>
    public static Dataset FromCsv(Stream stream, IReadOnlyList<Index> targets, CsvOptions? options = null) =>
        FromStream(stream, new CsvTargets(targets), options);
#pragma warning restore CS1573

    private static Dataset FromFile(string path, CsvTargets targets, CsvOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        return new Dataset(CsvDatasetReader.Read(reader, Path.GetFileName(path), targets, options));
    }

    private static Dataset FromStream(Stream stream, CsvTargets targets, CsvOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        return FromText(reader, targets, options);
    }

    private static Dataset FromText(TextReader reader, CsvTargets targets, CsvOptions? options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new Dataset(CsvDatasetReader.Read(reader, UnnamedCsv, targets, options));
    }
}
