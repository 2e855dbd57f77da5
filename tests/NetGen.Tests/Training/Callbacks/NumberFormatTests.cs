using System;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>The expected texts are those of Python 3's <c>format</c>.</summary>
public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("", 7, true, "7")]
    [InlineData("d", 7, true, "7")]
    [InlineData("02d", 7, true, "07")]
    [InlineData("03", 1234, true, "1234")]
    [InlineData("4d", 7, true, "   7")]
    [InlineData("", 0.1, false, "0.1")]
    [InlineData("f", 0.1, false, "0.100000")]
    [InlineData(".2f", 1234.567, false, "1234.57")]
    [InlineData(".0f", 2.6, false, "3")]
    [InlineData("08.3f", -1.5, false, "-001.500")]
    [InlineData("8.3f", -1.5, false, "  -1.500")]
    [InlineData(".2e", 0.0000123, false, "1.23e-05")]
    [InlineData(".0e", 1.23e17, false, "1e+17")]
    [InlineData("e", 1.5e-300, false, "1.500000e-300")]
    [InlineData("010.1e", 15, false, "0001.5e+01")]
    public void Writes_what_Python_writes(string form, double value, bool isWhole, string expected) =>
        Assert.Equal(expected, Assert.NotNull(NumberFormat.Parse(form, isWhole)).Apply(value));

    [Theory]
    [InlineData("f", true)]
    [InlineData("d ", true)]
    [InlineData("100d", true)]
    [InlineData("d", false)]
    [InlineData("2", false)]
    [InlineData(".2", false)]
    [InlineData(".2g", false)]
    [InlineData(".2F", false)]
    [InlineData("+.2f", false)]
    [InlineData(".2ff", false)]
    public void Knows_no_other_form(string form, bool isWhole) => Assert.Null(NumberFormat.Parse(form, isWhole));
}
