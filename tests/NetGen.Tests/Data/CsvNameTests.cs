using System;
using System.IO;
using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Column names that occur twice or are empty, numbered on request.</summary>
public class CsvNameTests
{
    private static readonly CsvOptions Numbered = new() { NumberNames = true };
    private static readonly string[] Names = ["", "x", "x.1", "x.2", "x.1.1", "z", "Unnamed: 1", "Unnamed: 1.1"];

    /// <summary>By the rule of pandas' <c>read_csv</c>.</summary>
    [Theory]
    [InlineData("x,x,x,y", "x", "x.1", "x.2")]
    [InlineData("x,x,x.1,y", "x", "x.2", "x.1")]
    [InlineData("x.1,x,x,y", "x.1", "x", "x.2")]
    [InlineData(",a,,y", "Unnamed: 0", "a", "Unnamed: 2")]
    [InlineData(",Unnamed: 0,\" \",y", "Unnamed: 0", "Unnamed: 0.1", "Unnamed: 2")]
    [InlineData("x,X,z,y", "x", "X", "z")]
    public void NamesAreNumbered(string header, params string[] names)
    {
        Dataset data = Dataset.FromCsv(new StringReader(header + "\n1,2,3,4\n"), "y", Numbered);
        Assert.Equal<string>(names, data.FeatureNames);
        Assert.Equal([1, 2, 3], data.AllFeatures.ToArray());
    }

    [Fact]
    public void NumberedNamesCanBeTargetsAndIgnored()
    {
        const string Text = ",x,x,x\n0,1,2,3\n";
        Dataset data = Dataset.FromCsv(new StringReader(Text), "x.1", new CsvOptions { NumberNames = true, IgnoredColumns = ["Unnamed: 0", "x.2"] });
        Assert.Equal<string>(["x"], data.FeatureNames);
        Assert.Equal<string>(["x.1"], data.TargetNames);
        Assert.Equal((1, 2), (data.Features(0)[0], data.Targets(0)[0]));
        Assert.Equal(
            "CSV, line 1: expected an ignored column '', found the columns 'Unnamed: 0', 'x', 'x.1', 'x.2'.",
            Assert.Throws<DataFormatException>(
                () => Dataset.FromCsv(new StringReader(Text), "x.1", new CsvOptions { NumberNames = true, IgnoredColumns = [""] })).Message);
    }

    [Fact]
    public void WithoutAHeaderThereIsNothingToNumber() => Assert.StartsWith(
        "Columns of a file without a header have no names to number",
        Assert.Throws<ArgumentException>(
            () => Dataset.FromCsv(new StringReader("1,2\n"), 1, new CsvOptions { HasHeader = false, NumberNames = true })).Message);

    /// <summary>Whatever the header, every name is there once, and the first column of a name keeps it.</summary>
    [Fact]
    public void NumberedNamesDiffer() =>
        Gen.Int[0, Names.Length - 1].Select(name => Names[name]).Array[1, 12].Sample(
            header =>
            {
                string text = $"{string.Join(',', header)},y\n{string.Concat(Enumerable.Repeat("1,", header.Length))}2\n";
                string[] names = [.. Dataset.FromCsv(new StringReader(text), ^1, Numbered).FeatureNames];
                return names.Distinct().Count() == header.Length
                    && header.Where(name => name.Length > 0 && !name.StartsWith('U')).Distinct()
                        .All(name => names[Array.IndexOf(header, name)] == name);
            },
            iter: 5000);
}
