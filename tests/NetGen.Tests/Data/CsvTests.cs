using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace NetGen.Tests.Data;

public class CsvTests
{
    private static Dataset Read(string text, string target = "y", CsvOptions? options = null) =>
        Dataset.FromCsv(new StringReader(text), target, options);

    [Fact]
    public void ReadsNumbersAndNames()
    {
        Dataset data = Dataset.FromCsv(TestFiles.Path("breast_cancer.csv"), target: "benign");
        Assert.Equal((569, 30, 1), (data.Count, data.FeatureCount, data.TargetCount));
        Assert.Equal("mean_radius", data.FeatureNames[0]);
        Assert.Equal("worst_fractal_dimension", data.FeatureNames[29]);
        Assert.Equal<string>(["benign"], data.TargetNames);
        Assert.Empty(data.Classes);
        Assert.Equal(17.99, data.Features(0)[0]);
        Assert.Equal(0.07039, data.Features(568)[29]);
        Assert.Equal(357, data.AllTargets.ToArray().Sum());
    }

    [Fact]
    public void LabelsBecomeIndicesIntoSortedClasses()
    {
        Dataset data = Dataset.FromCsv(TestFiles.Path("iris.csv"), target: "species");
        Assert.Equal<string>(["setosa", "versicolor", "virginica"], data.Classes);
        Assert.Equal((0.0, 1.0, 2.0), (data.Targets(0)[0], data.Targets(50)[0], data.Targets(149)[0]));
        Assert.Equal([0, 2, 1, 0], Read("x,y\n1,B\n2,b\n3,a\n4,B\n").AllTargets.ToArray());
    }

    [Fact]
    public void OneHotGivesOneColumnPerClass()
    {
        Dataset data = Read("x,y\n1,b\n2,a\n").OneHot();
        Assert.Equal([0, 1, 1, 0], data.AllTargets.ToArray());
        Assert.Equal<string>(["a", "b"], data.TargetNames);
        Assert.Equal<string>(["a", "b"], data.Classes);
    }

    [Fact]
    public void TargetsByIndexAndSeveralTargets()
    {
        const string Text = "1,2,3\n4,5,6\n";
        var bare = new CsvOptions { HasHeader = false };
        Assert.Equal([1, 3, 4, 6], Dataset.FromCsv(new StringReader(Text), 1, bare).AllFeatures.ToArray());
        Assert.Equal([3, 6], Dataset.FromCsv(new StringReader(Text), ^1, bare).AllTargets.ToArray());
        Assert.Equal([3, 1, 6, 4], Dataset.FromCsv(new StringReader(Text), [^1, 0], bare).AllTargets.ToArray());
        Assert.Empty(Dataset.FromCsv(new StringReader(Text), 1, bare).FeatureNames);
        Dataset named = Dataset.FromCsv(new StringReader("a,b,c\n1,2,3\n"), targets: ["c", "a"]);
        Assert.Equal([3, 1], named.AllTargets.ToArray());
        Assert.Equal<string>(["c", "a"], named.TargetNames);
        Assert.Equal<string>(["b"], named.FeatureNames);
    }

    [Fact]
    public void EveryOverloadReadsTheSame()
    {
        const string Text = "a,b,c\n1,2,3\n4,5,6\n";
        TestFiles.With("t.csv", Text, path =>
        {
            Dataset[] read =
            [
                Dataset.FromCsv(path, "c"), Dataset.FromCsv(path, 2), Dataset.FromCsv(path, ["c"]), Dataset.FromCsv(path, [2]),
                Dataset.FromCsv(new StringReader(Text), ["c"]), Dataset.FromCsv(new StringReader(Text), "c"),
                Dataset.FromCsv(Bytes(Text), "c"), Dataset.FromCsv(Bytes(Text), 2), Dataset.FromCsv(Bytes(Text), ["c"]), Dataset.FromCsv(Bytes(Text), [^1]),
            ];
            Assert.All(read, data => Assert.Equal([1, 2, 4, 5], data.AllFeatures.ToArray()));
            Assert.All(read, data => Assert.Equal([3, 6], data.AllTargets.ToArray()));
        });
    }

    [Fact]
    public void StreamsAndReadersStayOpen()
    {
        using MemoryStream stream = Bytes("x,y\n1,2\n");
        Dataset.FromCsv(stream, "y");
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("x,y\r\n1,2\r\n3,4\r\n")]
    [InlineData("x,y\r1,2\r3,4")]
    [InlineData("x,y\n\n1,2\n\n\n3,4\n\n")]
    [InlineData("\n\"x\",\"y\"\n\"1\",\"2\"\n\"3\",4")]
    [InlineData(" x , y\n 1,\t2 \n3, 4")]
    [InlineData("\"x\" , \"y\"\t\n \"1\" ,\t\"2\" \n\"3\"  , \"4\" ")]
    [InlineData("\uFEFFx,y\n1,2\n3,4")]
    [InlineData("x,y\n+1.0e0,0.2E+1\n30e-1,4.")]
    public void AcceptsAllLineEndsQuotesAndSpaces(string text)
    {
        Dataset data = Dataset.FromCsv(Bytes(text), "y");
        Assert.Equal([1, 3], data.AllFeatures.ToArray());
        Assert.Equal([2, 4], data.AllTargets.ToArray());
    }

    [Fact]
    public void QuotedFieldsHoldDelimitersQuotesAndLineBreaks()
    {
        Dataset data = Read("\"x \"\"1\"\"\",y\n1,\"a,b\"\n2,\" a\nb \"\n3,c\"d\n");
        Assert.Equal<string>(["x \"1\""], data.FeatureNames);
        Assert.Equal<string>([" a\nb ", "a,b", "c\"d"], data.Classes);
    }

    /// <summary>With and without the blank it is one class.</summary>
    [Fact]
    public void BlanksAroundQuotesAreNoPartOfTheField()
    {
        Dataset data = Read("x,y\n1, \"setosa\"\n2,\"setosa\"\n3,\t \"setosa\" \t\r\n4,setosa\n5, \" a, \"\"b\"\" \" \n");
        Assert.Equal<string>([" a, \"b\" ", "setosa"], data.Classes);
        Assert.Equal([1, 1, 1, 1, 0], data.AllTargets.ToArray());
        Assert.Equal<string>(["5\" pipe", "a \"b\""], Read("x,y\n1, 5\" pipe\n2,a \"b\"\n").Classes);
    }

    /// <summary>A blank that is the delimiter ends a field, before a quote and behind one.</summary>
    [Fact]
    public void BlanksThatAreTheDelimiterStayOne()
    {
        Dataset tabs = Read("x\tz\ty\n1\t \"2\" \t\"a\tb\"\n", options: new CsvOptions { Delimiter = '\t' });
        Assert.Equal([1, 2], tabs.AllFeatures.ToArray());
        Assert.Equal<string>(["a\tb"], tabs.Classes);
        Dataset spaces = Read("x z y\n1 \"2\" \"a b\"\t\n", options: new CsvOptions { Delimiter = ' ' });
        Assert.Equal([1, 2], spaces.AllFeatures.ToArray());
        Assert.Equal<string>(["a b"], spaces.Classes);
        Assert.Equal(
            "CSV, line 2: expected 2 fields, found 3.",
            Assert.Throws<DataFormatException>(() => Read("x\ty\n1\t\t\"2\"\n", options: new CsvOptions { Delimiter = '\t' })).Message);
    }

    /// <summary>The rows' numbers, as pandas and R write them.</summary>
    [Fact]
    public void AColumnWithoutANameCanBeIgnored()
    {
        Dataset data = Read(",x,y\n0,1.5,2\n1,2.5,3\n", options: new CsvOptions { IgnoredColumns = [""] });
        Assert.Equal<string>(["x"], data.FeatureNames);
        Assert.Equal([1.5, 2.5], data.AllFeatures.ToArray());
        Assert.Equal([0, 1], Dataset.FromCsv(new StringReader("x,\n1,0\n2,1\n"), "").AllTargets.ToArray());
    }

    [Fact]
    public void OptionsSetDelimiterLabelsAndIgnoredColumns()
    {
        Dataset data = Read(
            "id;x;y\nrow 1;1.5;10\nrow 2;2.5;2\n", options: new CsvOptions { Delimiter = ';', TargetIsLabel = true, IgnoredColumns = ["id"] });
        Assert.Equal<string>(["x"], data.FeatureNames);
        Assert.Equal<string>(["10", "2"], data.Classes);
        Assert.Equal([0, 1], data.AllTargets.ToArray());
    }

    [Fact]
    public void OtherUnicodeEncodingsAreKnownByTheirMark()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("größe,y\n1,2\n")];
        Assert.Equal<string>(["größe"], Dataset.FromCsv(new MemoryStream(bytes), "y").FeatureNames);
    }

    /// <summary>A text that was decoded without taking its mark off, as <c>Encoding.GetString</c> does.</summary>
    [Fact]
    public void AMarkInATextIsSkippedAtItsBeginningOnly()
    {
        Assert.Equal<string>(["x"], Read("\uFEFFx,y\n1,2\n").FeatureNames);
        Assert.Equal<string>(["x"], Read("\uFEFF\"x\",y\n1,2\n").FeatureNames);
        Assert.Equal([1], Dataset.FromCsv(new StringReader("\uFEFF1,2"), ^1, new CsvOptions { HasHeader = false }).AllFeatures.ToArray());
        Assert.Equal<string>(["x", "\uFEFFz"], Read("x,\uFEFFz,y\n1,2,3\n").FeatureNames);
        Assert.Equal(
            "CSV: expected a header and at least one row, found an empty file.", Assert.Throws<DataFormatException>(() => Read("\uFEFF")).Message);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
