using System.IO;

namespace NetGen;

/// <summary>Datasets of typed rows out of files.</summary>
public static class RowDataset
{
    extension<TRow>(Dataset<TRow>)
        where TRow : IFeatureRow<TRow>
    {
        /// <summary>Reads a CSV file whose columns are the row's: <c>Dataset&lt;Patient&gt;.FromCsv("patients.csv")</c>. Columns are found by name in
        /// any order, case and marks between words ignored: the property <c>MeanRadius</c> takes <c>mean_radius</c>.</summary>
        /// <remarks>A bool is true, yes or 1, else false, no or 0; a member of an enum is found by name, case and marks between words ignored.
        /// Missing values are null. A row with texts is read by <see cref="RowPreprocessing.Rows{TRow}"/>.</remarks>
        /// <param name="path">The file; UTF-8 unless it begins with the mark of another Unicode encoding.</param>
        /// <param name="options">As for <see cref="RawTable.FromCsv(string, CsvOptions?)"/>.</param>
        /// <exception cref="DataFormatException">A column that is missing, or that the row does not have (the message names each of them); a value
        /// that does not fit its property, with its line; or what <see cref="RawTable.FromCsv(string, CsvOptions?)"/> refuses.</exception>
        /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
        /// <exception cref="System.UnauthorizedAccessException">The file may not be read.</exception>
        /// <exception cref="System.ArgumentException">Options that contradict each other, a row without its label, or a feature that is NaN.</exception>
        public static Dataset<TRow> FromCsv(string path, CsvOptions? options = null) => Dataset.From(RawTable.FromCsv(path, options).Rows<TRow>());

        /// <summary>Reads a CSV text.</summary>
        /// <inheritdoc cref="extension{TRow}(Dataset{TRow}).FromCsv(string, CsvOptions?)"/>
        /// <param name="reader">The text, which messages call <c>CSV</c>; read to its end and left open.</param>
#pragma warning disable CS1573 // The other parameter is inherited.
        public static Dataset<TRow> FromCsv(TextReader reader, CsvOptions? options = null) =>
            Dataset.From(RawTable.FromCsv(reader, options).Rows<TRow>());

        /// <summary>Reads a CSV file's bytes.</summary>
        /// <inheritdoc cref="extension{TRow}(Dataset{TRow}).FromCsv(string, CsvOptions?)"/>
        /// <param name="stream">The file's bytes, which messages call <c>CSV</c>; read to their end and left open.</param>
        public static Dataset<TRow> FromCsv(Stream stream, CsvOptions? options = null) =>
            Dataset.From(RawTable.FromCsv(stream, options).Rows<TRow>());
#pragma warning restore CS1573
    }
}
