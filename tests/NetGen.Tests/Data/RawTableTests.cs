using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Raw rows: what is read, and how they are split.</summary>
public class RawTableTests
{
    private const string Messy = ",Name,Age,Fare\n0,\"Ada, L.\",36,\"7,25\"\n1, Bob ,NA,8\n2,?,-,\n";

    private static readonly CsvOptions Markers = new() { MissingMarkers = ["NA", "?", "-"] };

    private static RawTable Read(string text, CsvOptions? options = null) => RawTable.FromCsv(new StringReader(text), options);

    [Fact]
    public void CellsAreTextAndMissingOnesEmpty()
    {
        RawTable rows = Read(Messy, Markers);
        Assert.Equal(3, rows.Count);
        Assert.Equal<string>(["", "Name", "Age", "Fare"], rows.ColumnNames);
        Assert.Equal(["Ada, L.", "Bob", ""], Column(rows, "Name"));
        Assert.Equal(["36", "", ""], Column(rows, "Age"));
        Assert.Equal(["7,25", "8", ""], Column(rows, "Fare"));
        Assert.Equal(["0", "1", "2"], Column(rows, ""));
    }

    [Fact]
    public void ColumnsAreIgnoredNumberedAndCountedWithoutAHeader()
    {
        Assert.Equal<string>(["Name", "Age"], Read(Messy, new CsvOptions { IgnoredColumns = ["", "Fare"] }).ColumnNames);
        Assert.Equal<string>(["Unnamed: 0", "Name", "Age", "Fare"], Read(Messy, new CsvOptions { NumberNames = true }).ColumnNames);
        RawTable plain = Read("1;a\n2;b\n", new CsvOptions { HasHeader = false, DetectDelimiter = true });
        Assert.Equal<string>(["0", "1"], plain.ColumnNames);
        Assert.Equal(["a", "b"], Column(plain, "1"));
    }

    [Fact]
    public void FilesStreamsAndReadersAreTheSame()
    {
        TestFiles.With("rows.csv", "a,b\nx,1\n", path =>
        {
            using FileStream stream = File.OpenRead(path);
            Assert.Equal("x", RawTable.FromCsv(path)[0, "a"]);
            Assert.Equal("x", RawTable.FromCsv(stream)[0, "a"]);
            var thrown = Assert.Throws<DataFormatException>(() => RawTable.FromCsv(path, new CsvOptions { IgnoredColumns = ["c"] }));
            Assert.Equal(("rows.csv", 1L), (thrown.FileName, thrown.Line));
        });
    }

    /// <summary>The same rows go to the same parts, in the same order, as those of a dataset of the same file.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PartsAreThoseOfADataset(bool stratify)
    {
        string path = TestFiles.Path("iris.csv");
        RawTable rows = RawTable.FromCsv(path);
        Dataset data = Dataset.FromCsv(path, "species");
        (RawTable train, RawTable test) = rows.Split(0.7, seed: 28, stratify ? "species" : null);
        (Dataset trainData, Dataset testData) = data.Split(0.7, seed: 28, stratify);
        Same(trainData, train);
        Same(testData, test);
        var pairs = rows.KFold(7, 5, stratify ? "species" : null).Zip(data.KFold(7, 5, stratify));
        foreach (((RawTable, RawTable) raw, (Dataset, Dataset) numbers) in pairs)
        {
            Same(numbers.Item1, raw.Item1);
            Same(numbers.Item2, raw.Item2);
        }

        void Same(Dataset expected, RawTable actual)
        {
            Dataset read = Preprocessing.Define().Numeric().Label("species", data.Classes).Fit(actual).Transform(actual);
            Assert.Equal(expected.AllFeatures, read.AllFeatures);
            Assert.Equal(expected.AllTargets, read.AllTargets);
        }
    }

    [Fact]
    public void ASubsetIsAPartOfAPart()
    {
        RawTable rows = Read("a\n0\n1\n2\n3\n").Subset([3, 1, 1, 0]).Subset([0, 3, 2]);
        Assert.Equal(["3", "0", "1"], Column(rows, "a"));
    }

    [Fact]
    public void Refusals()
    {
        static string Error(string text, CsvOptions? options = null) => Assert.ThrowsAny<Exception>(() => Read(text, options)).Message;

        RawTable rows = Read("a,b\n1,2\n3,\n5,2\n");
        Assert.Equal("CSV: expected a header and at least one row, found an empty file.", Error(""));
        Assert.Equal("CSV: expected at least one row after the header, found none.", Error("a,b\n"));
        Assert.Equal("CSV, line 3: expected 2 fields, found 1.", Error("a,b\n1,2\n3\n"));
        Assert.Equal("CSV, line 1: expected a column that is not ignored, found none.", Error("a\n1\n", new CsvOptions { IgnoredColumns = ["a"] }));
        Assert.StartsWith("CSV, line 1: expected every column to have a name of its own, found 'a' at index 0 and 1", Error("a,a\n1,2\n"));
        Assert.StartsWith(
            "MissingValues is set, but a RawTable keeps every row and value as it is: set it in Preprocessing.Define() instead.",
            Error("a\n1\n", new CsvOptions { MissingValues = MissingValues.Mean }));
        Assert.StartsWith("TargetIsLabel is set", Error("a\n1\n", new CsvOptions { TargetIsLabel = true }));
        Assert.StartsWith("DropRowsWithoutTarget is set", Error("a\n1\n", new CsvOptions { DropRowsWithoutTarget = true }));
        Assert.StartsWith("The table has no column 'c'; it has 'a', 'b'.", Assert.Throws<ArgumentException>(() => rows[0, "c"]).Message);
        Assert.StartsWith("The table has the rows 0 to 2.", Assert.Throws<ArgumentOutOfRangeException>(() => rows[3, "a"]).Message);
        Assert.StartsWith("The table has the rows 0 to 2.", Assert.Throws<ArgumentOutOfRangeException>(() => rows.Subset([-1])).Message);
        Assert.StartsWith("A table needs at least one row", Assert.Throws<ArgumentException>(() => rows.Subset([])).Message);
        Assert.StartsWith(
            "A stratified split needs two rows of every class, but row 1 is the only one with its target, a missing value.",
            Assert.Throws<ArgumentException>(() => rows.Split(0.5, 1, "b")).Message);
        Assert.StartsWith("The table has no column 'c'", Assert.Throws<ArgumentException>(() => rows.KFold(2, 1, "c")).Message);
    }

    /// <summary>Numbers are read as the file writes them, also by a preprocessing fitted to another file.</summary>
    [Fact]
    public void NumbersAreReadInTheTablesCulture()
    {
        var comma = new CsvOptions { Delimiter = ';', Culture = new NumberFormatInfo { NumberDecimalSeparator = "," } };
        Preprocessing preprocessing = Preprocessing.Define().Numeric(["x"]).Target("y").Fit(Read("x,y\n1.5,2.5\n"));
        Assert.Equal([0.25], preprocessing.Transform(Read("x;y\n0,25;3,5\n", comma)).AllFeatures);
        Assert.Equal([3.5], preprocessing.Transform(Read("x;y\n0,25;3,5\n", comma)).AllTargets);
        Assert.Equal(
            "CSV, line 2, column 'x': expected a number (CsvOptions.Culture reads a decimal comma), found '0,25'.",
            Assert.Throws<DataFormatException>(() => preprocessing.Transform(Read("x;y\n0,25;3,5\n", new CsvOptions { Delimiter = ';' }))).Message);
    }

    private static string[] Column(RawTable rows, string name) => [.. Enumerable.Range(0, rows.Count).Select(row => rows[row, name])];
}
