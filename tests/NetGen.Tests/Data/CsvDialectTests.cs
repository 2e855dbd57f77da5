using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>The delimiter found in the file, and numbers in a culture.</summary>
public class CsvDialectTests
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    private static Dataset Read(string text, CsvOptions options) => Dataset.FromCsv(new StringReader(text), ^1, options);

    [Theory]
    [InlineData("x,z,y\n1,2,3\n4,5,6\n")]
    [InlineData("x;z;y\n1;2;3\n4;5;6\n")]
    [InlineData("x\tz\ty\n1\t2\t3\n4\t5\t6\n")]
    [InlineData("x|z|y\r\n1|2|3\r\n4|5|6")]
    [InlineData("\uFEFF\n\n \"x\";\"z, of \"\"w\"\"; or\nv\";\"y\"\n1;2;3\n\n4;5;6")]
    [InlineData("x;z, in m;y\n1;2;3\n4;5;6\n")]
    public void TheDelimiterIsFound(string text)
    {
        Dataset data = Read(text, new CsvOptions { DetectDelimiter = true });
        Assert.Equal([1, 2, 4, 5], data.AllFeatures.ToArray());
        Assert.Equal([3, 6], data.AllTargets.ToArray());
    }

    [Theory]
    [InlineData("x y\n1 2\n",
        "CSV, line 1: expected one delimiter, found none of comma, semicolon, tab and vertical bar (set CsvOptions.Delimiter).")]
    [InlineData("\uFEFF\n\r\n\"x,y\"\n1,2\n",
        "CSV, line 3: expected one delimiter, found none of comma, semicolon, tab and vertical bar (set CsvOptions.Delimiter).")]
    [InlineData("x,z;y\n1,2;3\n", "CSV, line 1: expected one delimiter, found comma and semicolon, which both fit (set CsvOptions.Delimiter).")]
    [InlineData("x,z;y|w\n1,2;3\n1|2\n", "CSV, line 1: expected one delimiter, found comma and semicolon and vertical bar, with which the rows "
        + "differ in their number of fields (set CsvOptions.Delimiter).")]
    [InlineData("x;y\n1;2\n1;2;3\n", "CSV, line 3: expected 2 fields, found 3.")]
    [InlineData("", "CSV: expected a header and at least one row, found an empty file.")]
    [InlineData("\uFEFF\n\r\n", "CSV: expected a header and at least one row, found an empty file.")]
    [InlineData("x;\"y\n1;2", "CSV, line 1: expected a closing quote for the field that opens on this line, found the end of the file.")]
    public void ADelimiterThatCannotBeFoundIsAnError(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataFormatException>(() => Read(text, new CsvOptions { DetectDelimiter = true })).Message);

    /// <summary>Text longer than the sample, whose last record the sample cuts.</summary>
    [Fact]
    public void TheTextBehindTheSampleIsRead()
    {
        string text = "x,0;y\n" + string.Concat(Enumerable.Range(0, 20_000).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"{i};{2 * i}\n")));
        Dataset data = Read(text, new CsvOptions { DetectDelimiter = true });
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => (double)i), data.AllFeatures.ToArray());
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => 2.0 * i), data.AllTargets.ToArray());
    }

    [Fact]
    public void ADecimalCommaIsReadByCulture()
    {
        const string Text = "x;y\n1,5;-2,25e1\n,5;3\n";
        foreach (IFormatProvider culture in new IFormatProvider[] { DecimalComma, new CultureInfo("de-DE") })
        {
            Dataset data = Read(Text, new CsvOptions { Delimiter = ';', Culture = culture });
            Assert.Equal([1.5, 0.5], data.AllFeatures.ToArray());
            Assert.Equal([-22.5, 3], data.AllTargets.ToArray());
        }

        CsvOptions bare = new() { HasHeader = false, DetectDelimiter = true, Culture = DecimalComma };
        Assert.Equal([1.5, 2.5], Read("1,5;2,5;1", bare).AllFeatures.ToArray());
        Assert.Equal([1.5], Read("x,y\n\"1,5\",2\n", new CsvOptions { Culture = DecimalComma }).AllFeatures.ToArray());
        Assert.Equal(
            "CSV, line 2, column 'x': expected a number, found '1.234,5'.",
            Assert.Throws<DataFormatException>(
                () => Read("x;y\n1.234,5;1\n", new CsvOptions { Delimiter = ';', Culture = new CultureInfo("de-DE") })).Message);
    }

    [Fact]
    public void OptionsThatContradictEachOther()
    {
        Assert.StartsWith(
            "Both DetectDelimiter and the Delimiter ';' are set: set one of them.",
            Assert.Throws<ArgumentException>(() => Read("x;y\n", new CsvOptions { Delimiter = ';', DetectDelimiter = true })).Message);
        Assert.Throws<ArgumentNullException>(() => Read("x;y\n", new CsvOptions { Culture = null! }));
    }

    /// <summary>With each delimiter, quoted labels of any text, and decimal commas.</summary>
    [Fact]
    public void FilesOfAnyDelimiterAreReadAlike() =>
        Gen.Select(
            Gen.Char[";\t|"], Gen.Double.Where(double.IsFinite).Array[1, 10],
            Gen.Char["a,;|\t\" \n"].Array[1, 6].Select(chars => "l" + new string(chars)), Gen.Bool)
            .Sample(
                (delimiter, values, label, comma) =>
                {
                    var culture = comma ? DecimalComma : NumberFormatInfo.InvariantInfo;
                    var text = new StringBuilder($"x{delimiter}y\n");
                    foreach (double value in values)
                    {
                        text.Append(value.ToString("R", culture)).Append(delimiter).Append('"').Append(label.Replace("\"", "\"\"")).Append("\"\n");
                    }

                    Dataset data = Read(text.ToString(), new CsvOptions { DetectDelimiter = true, Culture = culture });
                    return data.AllFeatures.SequenceEqual(values) && data.Classes.Single() == label;
                },
                iter: 2000);
}
