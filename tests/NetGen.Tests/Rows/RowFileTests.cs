using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace NetGen.Tests.Rows;

/// <summary>Typed rows out of CSV files, column by name.</summary>
public class RowFileTests
{
    private const string Header = "name,benign,size.width,SIZE_HEIGHT,growth rate,stage,Radius,age,smoker,stones\n";

    [Fact]
    public void ColumnsAreFoundByName()
    {
        Dataset<Patient> data = Read(Header + "Ann,Yes,3,4,very-fast,LATE,2.5,40,TRUE,10\nBob,0,3,,Fast,,-1,,,0\n");
        Patient[] expected =
        [
            new(Stage.Late, 2.5f, 40, true, new Size(3, 4), Growth.VeryFast, "Ann", true) { Stones = 10 },
            new(null, -1, null, null, new Size(3, null), Growth.Fast, "Bob", false),
        ];
        Assert.Equal(expected, data.Rows);
        Assert.Equal(Dataset.From(expected).AllFeatures, data.AllFeatures);
        Assert.Equal(Dataset.From(expected).AllTargets, data.AllTargets);
    }

    [Fact]
    public void AFileAndAStreamAreReadTheSame()
    {
        const string Text = "Kind;Legs;Weight\nbird;2;0,5\nMAMMAL;4;60\n";
        var options = new CsvOptions { Delimiter = ';', Culture = new System.Globalization.NumberFormatInfo { NumberDecimalSeparator = "," } };
        Animal[] expected = [new(2, 0.5f, Kind.Bird), new(4, 60, Kind.Mammal)];
        Assert.Equal(expected, Dataset<Animal>.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(Text)), options).Rows);
        string path = Path.GetTempFileName();
        File.WriteAllText(path, Text);
        Assert.Equal(expected, Dataset<Animal>.FromCsv(path, options).Rows);
        File.Delete(path);
    }

    [Fact]
    public void TheLabelMayBeLeftOutWhereItMayBeNull()
    {
        string text = Header.Replace("benign,", "", StringComparison.Ordinal) + "Ann,3,4,fast,late,2.5,40,1,10\n";
        Patient row = Assert.Single(RawTable.FromCsv(new StringReader(text)).Rows<Patient>());
        Assert.Null(row.Benign);
        Assert.Equal(2.5f, row.Radius);
        Assert.Contains("expected a label", Assert.Throws<ArgumentException>(() => Read(text)).Message, StringComparison.Ordinal);
        Assert.Contains("none for 'Kind'", Assert.Throws<DataFormatException>(() => Dataset<Animal>.FromCsv(new StringReader("Legs,Weight\n1,2\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EachColumnThatIsMissingOrExtraIsNamed()
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Dataset<Animal>.FromCsv(new StringReader("id,legs,colour\n1,2,red\n")));
        Assert.Equal(
            "CSV: expected a column for each property of Animal and no other, found none for 'Weight', 'Kind', and 'id', 'colour', "
            + "which the row does not have (CsvOptions.IgnoredColumns leaves columns out).",
            error.Message);
        Assert.Equal(1, Dataset<Animal>.FromCsv(new StringReader("id,legs,weight,kind\n1,2,3,fish\n"), new CsvOptions { IgnoredColumns = ["id"] }).Count);
    }

    [Fact]
    public void TwoColumnsOfOneNameAreRefused()
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Dataset<Animal>.FromCsv(new StringReader("LEGS,legs,weight,kind\n1,2,3,fish\n")));
        Assert.Equal("CSV: expected one column for 'Legs', found 'LEGS', 'legs'.", error.Message);
        error = Assert.Throws<DataFormatException>(() => Dataset<Animal>.FromCsv(new StringReader("Legs,legs,weight,kind\n1,2,3,fish\n")));
        Assert.Contains("found 'legs', which the row does not have", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radius", "", "line 2, column 'Radius': expected a value (a property that may be null takes a missing one), found a missing value.")]
    [InlineData("radius", "x", "line 2, column 'Radius': expected a number, found 'x'.")]
    [InlineData("radius", "\"1,5\"", "line 2, column 'Radius': expected a number (CsvOptions.Culture reads a decimal comma), found '1,5'.")]
    [InlineData("radius", "NaN", "line 2, column 'Radius': expected a finite number, found 'NaN'.")]
    [InlineData("age", "3.5", "line 2, column 'age': expected a whole number that Int32 holds, found '3.5'.")]
    [InlineData("age", "3000000000", "line 2, column 'age': expected a whole number that Int32 holds, found '3000000000'.")]
    [InlineData("smoker", "maybe", "line 2, column 'smoker': expected true, yes or 1, or false, no or 0, found 'maybe'.")]
    [InlineData("stage", "Latest", "line 2, column 'stage': expected one of 'Early', 'Late', 'Middle', found 'Latest'.")]
    [InlineData("growth", "", "line 2, column 'growth rate': expected a value (a property that may be null takes a missing one), found a missing value.")]
    public void ValuesThatDoNotFitAreRefused(string column, string value, string message)
    {
        string[] values = ["Ann", "1", "3", "4", "fast", "late", "2.5", "40", "1", "10"];
        string[] columns = ["name", "benign", "width", "height", "growth", "stage", "radius", "age", "smoker", "stones"];
        values[Array.IndexOf(columns, column)] = value;
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read(Header + string.Join(",", values) + "\n"));
        Assert.Equal("CSV, " + message, error.Message);
    }

    [Fact]
    public void WholeNumbersMayHaveAPoint() =>
        Assert.Equal(3, RawTable.FromCsv(new StringReader("hour,count\n1,3.0\n")).Rows<Visits>().Single().Count);

    /// <summary>Names that differ in marks alone are found as they are written, and not otherwise.</summary>
    [Fact]
    public void ColumnsThatDifferInMarksAlone()
    {
        Crystal row = Assert.Single(Dataset<Crystal>.FromCsv(new StringReader("x_1,X1,grade,clear\n1,2,good,1\n")).Rows);
        Assert.Equal((2, 1), (row.X1, row.Other));
        DataFormatException error = Assert.Throws<DataFormatException>(() => Dataset<Crystal>.FromCsv(new StringReader("x1,x_1,grade,clear\n1,2,good,1\n")));
        Assert.Contains("found none for 'X1', and 'x1', which the row does not have", error.Message, StringComparison.Ordinal);
    }

    /// <summary>By every name that its value has.</summary>
    [Theory]
    [InlineData("Good", 1)]
    [InlineData("fine", 1)]
    [InlineData("FINE", 1)]
    [InlineData("Poor", 2)]
    [InlineData("bad", 3)]
    public void AMemberIsReadByEachOfItsNames(string text, int expected)
    {
        Crystal row = Assert.Single(Dataset<Crystal>.FromCsv(new StringReader($"x_1,X1,grade,clear\n1,2,{text},1\n")).Rows);
        Assert.Equal(expected, (int)row.Grade);
        Assert.Equal((default, null), (row.Found, row.Page));
    }

    [Fact]
    public void OtherNamesAreNoFurtherFeatures() => Assert.Equal(
        (string[])["Grade=Bad", "Grade=Fine", "Grade=Poor", "X1", "x_1"],
        Dataset<Crystal>.FromCsv(new StringReader("x_1,X1,grade,clear\n1,2,good,1\n")).FeatureNames);

    /// <summary>A row or a network may use what is generated in the initial values of its own static members.</summary>
    [Fact]
    public void StaticMembersMayUseWhatIsGenerated()
    {
        Assert.Equal((string[])["Weight"], Coin.Known.FeatureNames);
        Assert.Equal(new CoinClassifier(seed: 3).Predict(new(7, true)), CoinClassifier.First.Predict(new Coin(7, false)));
    }

    private static Dataset<Patient> Read(string text) => Dataset<Patient>.FromCsv(new StringReader(text));
}
