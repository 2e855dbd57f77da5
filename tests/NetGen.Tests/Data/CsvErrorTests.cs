using System;
using System.IO;
using Xunit;

namespace NetGen.Tests.Data;

public class CsvErrorTests
{
    [Theory]
    [InlineData("", "t.csv: expected a header and at least one row, found an empty file.")]
    [InlineData("\n\n", "t.csv: expected a header and at least one row, found an empty file.")]
    [InlineData("x,y\n", "t.csv: expected at least one row after the header, found none.")]
    [InlineData("x,z\n1,2\n", "t.csv, line 1: expected a target column 'y', found the columns 'x', 'z'.")]
    [InlineData("x,Y\n1,2\n", "t.csv, line 1: expected a target column 'y', found the columns 'x', 'Y'.")]
    [InlineData("x,y,x\n1,2,3\n", "t.csv, line 1: expected every column to have a name of its own, found 'x' at index 0 and 2 (CsvOptions.NumberNames "
        + "numbers them).")]
    [InlineData("x,,z,x,,z,z,y\n1,2,3,4,5,6,7,8\n", "t.csv, line 1: expected every column to have a name of its own, found 'x' at index 0 and 3, '' "
        + "at index 1 and 4, 'z' at index 2, 5 and 6 (CsvOptions.NumberNames numbers them).")]
    [InlineData("a,b,c,d,e,f,g,a,b,c,d,e,f,g,a,a,a,a,a,y\n", "t.csv, line 1: expected every column to have a name of its own, found 'a' at index 0, 7, 14, 15, "
        + "16 and 2 more, 'b' at index 1 and 8, 'c' at index 2 and 9, 'd' at index 3 and 10, 'e' at index 4 and 11 and 2 more names (CsvOptions.NumberNames "
        + "numbers them).")]
    [InlineData("y\n1\n", "t.csv, line 1: expected a feature column beside the targets, found none.")]
    [InlineData("x,y\n1,2\n1,2,3\n", "t.csv, line 3: expected 2 fields, found 3.")]
    [InlineData("x,y\n1,2\n\n1\n", "t.csv, line 4: expected 2 fields, found 1.")]
    [InlineData("x,y\n1,2\nabc,2\n", "t.csv, line 3, column 'x': expected a number, found 'abc'.")]
    [InlineData("x,y\n1,2\n\"1,5\",2\n", "t.csv, line 3, column 'x': expected a number (CsvOptions.Culture reads a decimal comma), found '1,5'.")]
    [InlineData("x,y\n1,2\n\"1,5,0\",2\n", "t.csv, line 3, column 'x': expected a number, found '1,5,0'.")]
    [InlineData("x,y\n1,\"1,5\"\n", "t.csv, line 2, column 'y': expected a number or a label (CsvOptions.Culture reads a decimal comma, "
        + "CsvOptions.TargetIsLabel a label), found '1,5'.")]
    [InlineData("x,y\n1,2\n ,2\n", "t.csv, line 3, column 'x': expected a value, found a missing value; missing in 2 rows: 1 in 'x' "
        + "(CsvOptions.MissingValues imputes features or drops rows).")]
    [InlineData("x,y\n1,2\nNaN,2\n", "t.csv, line 3, column 'x': expected a finite number, found 'NaN'.")]
    [InlineData("x,y\n1,2\n-Infinity,2\n", "t.csv, line 3, column 'x': expected a finite number, found '-Infinity'.")]
    [InlineData("x,y\n1,2\n1e999,2\n", "t.csv, line 3, column 'x': expected a finite number, found '1e999'.")]
    [InlineData("x,y\n1,\n", "t.csv, line 2, column 'y': expected a value, found a missing value; missing in 1 row: 1 in 'y' "
        + "(CsvOptions.MissingValues imputes features or drops rows).")]
    [InlineData("x,y\n1,2\n1,\n", "t.csv, line 3, column 'y': expected a value, found a missing value; missing in 2 rows: 1 in 'y' "
        + "(CsvOptions.MissingValues imputes features or drops rows).")]
    [InlineData("x,y\n1,2\n1,b\n", "t.csv, line 3, column 'y': expected a number as in the first row (set CsvOptions.TargetIsLabel where "
        + "numbers are labels), found 'b'.")]
    [InlineData("x,y\n1,2\n1,1e999\n", "t.csv, line 3, column 'y': expected a finite number, found '1e999'.")]
    [InlineData("x,y\n1,NA\n1,3.5\n", "t.csv, line 3, column 'y': expected a label that is no number, as in the first row (set "
        + "CsvOptions.TargetIsLabel where numbers are labels too), found '3.5'.")]
    [InlineData("x,y\n1,b\n1,\" \"\n", "t.csv, line 3, column 'y': expected a value, found a missing value; missing in 2 rows: 1 in 'y' "
        + "(CsvOptions.MissingValues imputes features or drops rows).")]
    [InlineData("x,y\n1,nan\n", "t.csv, line 2, column 'y': expected a finite number, found 'nan'.")]
    [InlineData("x,y\n1,\"b\n2,c\n", "t.csv, line 2: expected a closing quote for the field that opens on this line, found the end of the file.")]
    [InlineData("x,y\n1,\"b\"c\n", "t.csv, line 2: expected a delimiter or the end of the line after a closing quote, found 'c'.")]
    [InlineData("x,y\n1,\t\"b\" \" \n", "t.csv, line 2: expected a delimiter or the end of the line after a closing quote, found '\"'.")]
    [InlineData("x,y\n1, \"b\n2,c\n", "t.csv, line 2: expected a closing quote for the field that opens on this line, found the end of the file.")]
    [InlineData(",x,y\n0,1,2\n1,3,4\n", "t.csv, line 1, column index 0: expected a name for a feature, found none; where it only numbers the "
        + "rows, leave it out with CsvOptions.IgnoredColumns = [\"\"], else name it (CsvOptions.NumberNames names every column).")]
    [InlineData("x,Unnamed: 0,y\n0,1,2\n", "t.csv, line 1, column index 1: expected a name for a feature, found 'Unnamed: 0'; where it only "
        + "numbers the rows, leave it out with CsvOptions.IgnoredColumns = [\"Unnamed: 0\"], else name it (CsvOptions.NumberNames names every column).")]
    [InlineData("x,y,z\n1,\"a\nb\",3\n1,c,d\n", "t.csv, line 4, column 'z': expected a number, found 'd'.")]
    [InlineData("y,x\n\"a\nb\",d\n", "t.csv, line 3, column 'x': expected a number, found 'd'.")]
    [InlineData("x,y\n\"a\nb 01234567890123456789012345678901234567890123456789\",1\n", "t.csv, line 2, column 'x': expected a number, found 'a b 012345678901234567890123456789012345…'.")]
    public void MessagesNameFileLineColumnExpectedAndFound(string text, string message) =>
        TestFiles.With("t.csv", text, path => Assert.Equal(message, Assert.Throws<DataFormatException>(() => Dataset.FromCsv(path, "y")).Message));

    [Fact]
    public void TheExceptionCarriesThePlace()
    {
        var thrown = Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader("x,y\nabc,1\n"), "y"));
        Assert.Equal(("CSV", 2L, "'x'"), (thrown.FileName, thrown.Line, thrown.Column));
        Assert.Equal("CSV, line 2, column 'x': expected a number, found 'abc'.", thrown.Message);
    }

    [Fact]
    public void TargetsThatTheFileCannotGive()
    {
        const string Text = "a,b\n1,x\n";
        Assert.Equal(
            "CSV, line 1: expected a target column at index 2, found 2 columns, index 0 to 1.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader(Text), 2)).Message);
        Assert.Equal(
            "CSV, line 1: expected a target column at index ^3, found 2 columns, index 0 to 1.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader(Text), ^3)).Message);
        Assert.Equal(
            "CSV, line 1: expected an ignored column 'id', found the columns 'a', 'b'.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader(Text), 1, new CsvOptions { IgnoredColumns = ["id"] })).Message);
        Assert.Equal(
            "CSV, line 2, column 'b': expected a number (labels are read where there is one target), found 'x'.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader("a,b,c\n1,x,3\n"), ["a", "b"])).Message);
        Assert.Equal(
            "CSV, line 1, column index 0: expected a number, found 'a'.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader("a,b\n"), 1, new CsvOptions { HasHeader = false })).Message);
        Assert.Equal(
            "CSV: expected at least one row, found an empty file.",
            Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader(""), 1, new CsvOptions { HasHeader = false })).Message);
    }

    [Fact]
    public void ArgumentsThatContradictThemselves()
    {
        var reader = new StringReader("a,b\n1,2\n");
        Assert.StartsWith(
            "The column 'b' is given as a target twice.", Assert.Throws<ArgumentException>(() => Dataset.FromCsv(reader, [1, ^1])).Message);
        Assert.StartsWith(
            "A dataset needs at least one target.", Assert.Throws<ArgumentException>(() => Dataset.FromCsv(reader, Array.Empty<string>())).Message);
        Assert.StartsWith(
            "Columns of a file without a header have no names",
            Assert.Throws<ArgumentException>(() => Dataset.FromCsv(reader, "b", new CsvOptions { HasHeader = false })).Message);
        Assert.StartsWith(
            "The delimiter must not be", Assert.Throws<ArgumentException>(() => Dataset.FromCsv(reader, "b", new CsvOptions { Delimiter = '"' })).Message);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        var thrown = Assert.Throws<FileNotFoundException>(() => Dataset.FromCsv("no such file.csv", "y"));
        Assert.Contains("no such file.csv", thrown.Message, StringComparison.Ordinal);
    }
}
