using NetGen.Generator.Emission;
using NetGen.Generator.Text;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Branches for widths of vectors: what all have in common stands before them once.</summary>
public class WidthBranchesTests
{
    [Fact]
    public void EqualCodeHasNoBranch() => Assert.Equal("a();\n", Written("a();\n", "a();\n"));

    [Fact]
    public void CommonStatementsStandBefore() => Assert.Equal(
        "int a = 1;\nif (Vector512.IsHardwareAccelerated) b512();\nelse b128();\n", Written("int a = 1;\nb512();\n", "int a = 1;\nb128();\n"));

    [Fact]
    public void NothingInCommonLeavesNoBlankLine() => Assert.Equal(
        "if (Vector512.IsHardwareAccelerated) b512();\nelse b128();\n", Written("b512();\n", "b128();\n"));

    [Fact]
    public void AHeaderIsNoStatement() => Assert.Equal(
        "if (Vector512.IsHardwareAccelerated)\n{\n    for (;;)\n        b512();\n}\nelse\n{\n    for (;;)\n        b128();\n}\n",
        Written("for (;;)\n    b512();\n", "for (;;)\n    b128();\n"));

    /// <summary>A condition is not parted from its else, and takes no else of another.</summary>
    [Theory]
    [InlineData("if (a) x();\nelse y512();\n", "if (a) x();\nelse y128();\n")]
    [InlineData("if (a) x512();\n", "if (a) x128();\n")]
    public void ConditionsStayWhole(string wide, string narrow)
    {
        string indented(string text) => "    " + text.TrimEnd().Replace("\n", "\n    ", System.StringComparison.Ordinal) + "\n";
        Assert.Equal($"if (Vector512.IsHardwareAccelerated)\n{{\n{indented(wide)}}}\nelse\n{{\n{indented(narrow)}}}\n", Written(wide, narrow));
    }

    private static string Written(string wide, string narrow)
    {
        var writer = new CSharpWriter { OmitsBraces = true };
        WidthBranches.Write(writer, [512, 128], bits => bits == 512 ? wide : narrow);
        return writer.ToString();
    }
}
