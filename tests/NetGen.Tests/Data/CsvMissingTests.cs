using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Missing values of a CSV file: counted, imputed, or left out with their rows.</summary>
public class CsvMissingTests
{
    private const string Text = "a,b,y\n1,,1\n2,10,0\n,30,1\n6,20,0\n,NA,1\n";

    private static readonly CsvOptions Marked = new() { MissingMarkers = ["NA", "?"] };

    private static Dataset Read(string text, CsvOptions options) => Dataset.FromCsv(new StringReader(text), "y", options);

    private static string Error(string text, CsvOptions options) => Assert.Throws<DataFormatException>(() => Read(text, options)).Message;

    [Fact]
    public void MissingValuesAreCountedByColumn()
    {
        Assert.Equal(
            "CSV, line 2, column 'b': expected a value, found a missing value; missing in 5 rows: 2 in 'a', 2 in 'b' (CsvOptions.MissingValues "
                + "imputes features or drops rows).",
            Error(Text, Marked));
        var thrown = Assert.Throws<DataFormatException>(() => Read("a,y\n1,2\n\"\n\",3\n4,\n,\n", new CsvOptions()));
        Assert.Equal((3L, "'a'"), (thrown.Line, thrown.Column));
        Assert.Contains("missing in 4 rows: 2 in 'a', 2 in 'y' (", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(
            "1 in 'c9' and others in 2 more columns (",
            Error($"{string.Join(',', Enumerable.Range(0, 12).Select(i => $"c{i}"))},y\n,,,,,,,,,,,,1\n", new CsvOptions()),
            StringComparison.Ordinal);
        Assert.Equal("CSV, line 6, column 'b': expected a number, found 'NA'.", Error(Text, new CsvOptions()));
    }

    /// <summary>The mean, the median and the constant as scikit-learn's <c>SimpleImputer</c> defines them.</summary>
    [Theory]
    [InlineData(MissingValues.Mean, 3, 20)]
    [InlineData(MissingValues.Median, 2, 20)]
    [InlineData(MissingValues.Constant, -1, -1)]
    public void FeaturesAreImputed(MissingValues missing, double a, double b)
    {
        Dataset data = Read(Text, Marked with { MissingValues = missing, MissingConstant = missing == MissingValues.Constant ? -1 : 0 });
        Assert.Equal([1, b, 2, 10, a, 30, 6, 20, a, b], data.AllFeatures.ToArray());
        Assert.Equal([1, 0, 1, 0, 1], data.AllTargets.ToArray());
        Assert.Equal<double>([a, b], data.ImputedValues);
    }

    [Fact]
    public void MeanAndMedianOfLargeAndEvenManyValues()
    {
        CsvOptions mean = new() { MissingValues = MissingValues.Mean };
        Assert.Equal<double>([1.5e308], Read("a,y\n1.5e308,1\n1.5e308,1\n,1\n", mean).ImputedValues);
        Assert.Equal<double>([1.6e308], Read("a,y\n1.5e308,1\n1.7e308,1\n,1\n", mean with { MissingValues = MissingValues.Median }).ImputedValues);
        Assert.Equal<double>([2.5], Read("a,y\n4,1\n1,1\n100,1\n,1\n-3,1\n", mean with { MissingValues = MissingValues.Median }).ImputedValues);
        Assert.Equal(
            "CSV, column 'a': expected a value to impute by, found missing values alone (CsvOptions.IgnoredColumns leaves it out).",
            Error("a,b,y\n,1,1\n,2,1\n", mean));
    }

    [Fact]
    public void RowsAreLeftOut()
    {
        Dataset data = Read("a,y\n,x\n1,2\nabc,\n3,4\n", new CsvOptions { MissingValues = MissingValues.DropRow });
        Assert.Equal([1, 3], data.AllFeatures.ToArray());
        Assert.Equal([2, 4], data.AllTargets.ToArray());
        Assert.Empty(data.ImputedValues);
        CsvOptions drop = new() { MissingValues = MissingValues.DropRow };
        Assert.Equal("CSV: expected a row without missing values, found none in 2.", Error("a,y\n,1\n1,\n", drop));
        Assert.Equal<string>(["b"], Read("a,y\n,a\n1,b\n", drop).Classes);
    }

    [Fact]
    public void TargetsAreNotImputed()
    {
        CsvOptions mean = new() { MissingValues = MissingValues.Mean };
        Assert.Equal(
            "CSV, line 3, column 'y': expected a value, found a missing value; missing in 3 rows: 1 in 'y' (CsvOptions.DropRowsWithoutTarget leaves "
                + "such rows out).",
            Error("a,y\n1,2\n5,\n,4\n", mean));
        Dataset data = Read("a,y\n1,2\n5,\n,4\n", mean with { DropRowsWithoutTarget = true });
        Assert.Equal([1, 1], data.AllFeatures.ToArray());
        Assert.Equal([2, 4], data.AllTargets.ToArray());
    }

    /// <summary>A second file is read with the first one's values, whatever its own and the order of its columns are.</summary>
    [Fact]
    public void ASecondFileIsReadWithTheValuesOfTheFirst()
    {
        CsvOptions options = Marked with { MissingValues = MissingValues.Mean };
        (Dataset train, _) = Read(Text, options).Split(0.6, seed: 1);
        Assert.Equal<double>([3, 20], train.ImputedValues);
        Dataset test = Read("b,y,a\n?,1,100\n500,0,\n", options with { FittedTo = train });
        Assert.Equal([20, 100, 500, 3], test.AllFeatures.ToArray());
        Assert.Equal<double>([20, 3], test.ImputedValues);
        Assert.Equal<double>([20], train.SelectFeatures(["b"]).ImputedValues);
        Assert.Equal([20], Read("b,y\n,1\n", options with { FittedTo = StandardScaler.Fit(train).Transform(train) }).AllFeatures.ToArray());
        Assert.Equal(
            "CSV, column 'c': expected the features of CsvOptions.FittedTo, found one that it does not have "
                + "(CsvOptions.IgnoredColumns leaves it out).",
            Error("a,c,y\n1,2,3\n", options with { FittedTo = train }));

        CsvOptions bare = new() { HasHeader = false, MissingValues = MissingValues.Median };
        Dataset first = Dataset.FromCsv(new StringReader("1,5,1\n2,,1\n"), ^1, bare);
        Assert.Equal([1.5, 5], Dataset.FromCsv(new StringReader(",,1\n"), ^1, bare with { FittedTo = first }).AllFeatures.ToArray());
        Assert.Equal(
            "CSV: expected 2 features as CsvOptions.FittedTo has, found 1.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader("1,1\n"), ^1, bare with { FittedTo = first })).Message);
    }

    /// <summary>In time that grows as the number of columns, not as its square.</summary>
    [Fact]
    public void ManyColumnsAreReadWithTheValuesOfTheFirst()
    {
        const int Columns = 100_000;
        string text = $"{new string(',', Columns)}y\n{string.Concat(Enumerable.Repeat("2,", Columns))}1\n";
        CsvOptions options = new() { NumberNames = true, MissingValues = MissingValues.Median };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Dataset data = Read(text, options with { FittedTo = Read(text, options) });
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal(Enumerable.Repeat(2.0, Columns), data.ImputedValues);
    }

    [Fact]
    public void OptionsThatContradictEachOther()
    {
        CsvOptions constant = new() { MissingValues = MissingValues.Constant, MissingConstant = 2 };
        Dataset two = Read("a,y\n,1\n", constant);
        Refused("FittedTo must have ImputedValues", constant with { FittedTo = Read("a,y\n1,1\n", new CsvOptions()) });
        Refused(
            "FittedTo was read with MissingValues.Constant, but MissingValues is DropRow: use the same.",
            new CsvOptions { MissingValues = MissingValues.DropRow, FittedTo = two });
        Refused("FittedTo was read with MissingConstant 2, but it is 3: use the same.", constant with { MissingConstant = 3, FittedTo = two });
        Refused("MissingConstant is set, but MissingValues is Error: set it to Constant.", new CsvOptions { MissingConstant = 1 });
        Refused("MissingConstant must be finite, but is NaN.", constant with { MissingConstant = double.NaN });
        Refused("MissingValues must be one of its names, but is 7.", new CsvOptions { MissingValues = (MissingValues)7 });
        Assert.Throws<ArgumentNullException>(() => Read("a,y\n1,1\n", new CsvOptions { MissingMarkers = null! }));

        static void Refused(string message, CsvOptions options) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Read("a,y\n1,1\n", options)).Message);
    }

    /// <summary>Wherever values are missing: those that are there stay, the others are the mean or median; dropping leaves full rows.</summary>
    [Fact]
    public void PresentValuesStay() =>
        Gen.Select(Gen.Int[-9, 9], Gen.Bool).Array[3, 30].Sample(
            cells =>
            {
                (int Value, bool Missing)[] column = [(4, false), .. cells];
                string text = "a,y\n" + string.Concat(
                    column.Select(cell => $"{(cell.Missing ? "" : cell.Value.ToString(CultureInfo.InvariantCulture))},1\n"));
                double[] present = [.. column.Where(cell => !cell.Missing).Select(cell => (double)cell.Value)];
                double[] sorted = [.. present.Order()];
                double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
                return Read(text, new CsvOptions { MissingValues = MissingValues.DropRow }).AllFeatures.SequenceEqual(present)
                    && Filled(MissingValues.Mean, present.Sum() / present.Length)
                    && Filled(MissingValues.Median, median);

                bool Filled(MissingValues missing, double value) => Read(text, new CsvOptions { MissingValues = missing }).AllFeatures.SequenceEqual(
                    column.Select(cell => cell.Missing ? value : cell.Value).ToArray());
            },
            iter: 1000);
}
