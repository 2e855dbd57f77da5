using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Testing;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>The three widths of the vector functions are one text, but for where constants are.</summary>
public sealed class VectorMathSourceTests
{
    [Theory]
    [InlineData("Float", "Exponential")]
    [InlineData("Float", "Logarithm")]
    [InlineData("Float", "Normal")]
    [InlineData("Double", "Exponential")]
    [InlineData("Double", "Logarithm")]
    [InlineData("Double", "Normal")]
    public void Widths_differ_in_the_name_of_the_vector_only(string precision, string family)
    {
        string reference = Source(precision, 256, family);
        Assert.Equal(reference.Replace("Vector256", "Vector128"), Source(precision, 128, family));
        Assert.Equal(reference.Replace("Vector256", "Vector512"), Source(precision, 512, family));
    }

    [Fact]
    public void Every_family_is_compared()
    {
        string[] files = Directory.GetFiles(SourceTree.Find("src", "NetGen", "Numerics"), "VectorMath.*256.*.cs");
        int compared = typeof(VectorMathSourceTests).GetMethod(nameof(Widths_differ_in_the_name_of_the_vector_only))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Count();
        Assert.Equal(files.Length, compared);
    }

    /// <summary>Constants are operands in memory where that pays, which is with one width.</summary>
    private static string Source(string precision, int width, string family) => Regex.Replace(
        File.ReadAllText(SourceTree.Find("src", "NetGen", "Numerics", $"VectorMath.{precision}{width}.{family}.cs")),
        @"FloatOperands\.(Minus)?(\w+)",
        match => $"Vector{width}.Create({(match.Groups[1].Success ? "-" : string.Empty)}{match.Groups[2].Value})");
}
