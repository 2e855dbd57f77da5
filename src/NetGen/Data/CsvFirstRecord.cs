using System.Globalization;
using System.IO;

namespace NetGen;

/// <summary>The beginning of every reading of a CSV text: its delimiter, and the first record, which is the header or a row.</summary>
internal static class CsvFirstRecord
{
    /// <returns>A reader with the first record at hand.</returns>
    /// <exception cref="DataFormatException">An empty text, or a delimiter that is not to be found.</exception>
    public static CsvReader Read(TextReader reader, string fileName, CsvOptions options)
    {
        (char delimiter, TextReader text) = options.DetectDelimiter
            ? CsvDelimiterFinder.Find(reader, fileName, NumberFormatInfo.GetInstance(options.Culture))
            : (options.Delimiter, reader);
        var csv = new CsvReader(text, fileName, delimiter);
        string expected = options.HasHeader ? "a header and at least one row" : "at least one row";
        return csv.Read() ? csv : throw new DataFormatException(fileName, 0, null, expected, "an empty file");
    }
}
