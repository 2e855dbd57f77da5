using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Data;

public class CsvPropertyTests
{
    private static readonly Gen<double> Finite = Gen.Double.Where(double.IsFinite);

    /// <summary>Where a comma stands before the decimals, a point between thousands, and a minus sign is not a hyphen.</summary>
    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void NumbersSurviveInAnyCulture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // One thread, for the culture belongs to it.
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Gen.Select(Finite, Finite, Gen.Int[-1000, 1000]).Array[1, 20].Sample(
                rows =>
                {
                    var text = new StringBuilder("a,b,y\n");
                    foreach ((double a, double b, int y) in rows)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{a:R},{b:R},{y}\n");
                    }

                    Dataset data = Dataset.FromCsv(new StringReader(text.ToString()), "y");
                    return data.AllFeatures.SequenceEqual(rows.SelectMany(row => new[] { row.Item1, row.Item2 }).ToArray())
                        && data.AllTargets.SequenceEqual(rows.Select(row => (double)row.Item3).ToArray());
                },
                iter: 200,
                threads: 1);
            Assert.Equal(
                "CSV, line 1234, column index 0: expected a number (CsvOptions.Culture reads a decimal comma), found '1,5'.",
                Assert.Throws<DataFormatException>(() => Dataset.FromCsv(
                    new StringReader(string.Concat(Enumerable.Repeat("1.5;2\n", 1233)) + "1,5;2"), 1, new CsvOptions { HasHeader = false, Delimiter = ';' })).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Labels of any text come back whatever the reader's portions are, so that a quote, a CRLF or a record may straddle two of
    /// them.</summary>
    [Fact]
    public void QuotedLabelsSurviveAnyPortions()
    {
        Gen<string> label = Gen.Char["ab,;\"\r\n é"].Array[1, 8].Select(chars => new string(chars)).Where(text => !string.IsNullOrWhiteSpace(text));
        Gen<string> blanks = Gen.Char[" \t"].Array[0, 3].Select(chars => new string(chars));
        Gen.Select(label.Array[1, 12], Gen.Int[1, 5], Gen.Bool, blanks, blanks).Sample(
            (labels, portion, crlf, before, after) =>
            {
                string end = crlf ? "\r\n" : "\n";
                string text = "x,y" + end + string.Concat(labels.Select(
                    (l, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{before}\"{l.Replace("\"", "\"\"")}\"{after}{end}")));
                Dataset data = Dataset.FromCsv(new PortionReader(text, portion), "y", new CsvOptions { TargetIsLabel = true });
                return labels.Select((l, i) => data.Classes[(int)data.Targets(i)[0]] == l && data.Features(i)[0] == i).All(same => same)
                    && data.Classes.SequenceEqual(labels.Distinct().OrderBy(l => l, StringComparer.Ordinal));
            },
            iter: 2000);
    }

    [Fact]
    public void RecordsLongerThanTheBufferAreRead()
    {
        string label = new('x', 200_000);
        Dataset data = Dataset.FromCsv(new StringReader($"x,y\n1,{label}\n2,\"{label}\"\"\"\n"), "y");
        Assert.Equal<string>([label, label + "\""], data.Classes);
        string header = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"c{i.ToString(CultureInfo.InvariantCulture)}"));
        string row = string.Join(',', Enumerable.Range(0, 20_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(19_998, Dataset.FromCsv(new StringReader($"{header}\n{row}\n"), "c19999").Features(0)[^1]);
    }

    [Fact]
    public void AnyTextGivesADatasetOrItsException() =>
        Gen.Char["xy1.,\"\n\r e-"].Array[0, 40].Sample(
            chars =>
            {
                try
                {
                    Dataset.FromCsv(new StringReader("x,y\n1,2\n" + new string(chars)), "y");
                }
                catch (DataFormatException)
                {
                }
            },
            iter: 5000);

    private sealed class PortionReader(string text, int portion) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(portion, count));
    }
}
