using NetGen.Generator.Text;
using Xunit;

namespace NetGen.Generator.Tests.Text;

public class CSharpWriterTests
{
    [Theory]
    [InlineData("Call(first, second, third);", "Call(first, second,\n    third);\n")]
    [InlineData("Call(Inner(a, b), second);", "Call(Inner(a, b),\n    second);\n")]
    [InlineData("Call(\"a, b, c, d, e\", second);", "Call(\"a, b, c, d, e\",\n    second);\n")]
    [InlineData("// a comment, which stays in its line", "// a comment, which stays in its line\n")]
    [InlineData("    // a comment, which is indented", "    // a comment, which is indented\n")]
    [InlineData("    Call(first, second, third);", "    Call(first, second,\n        third);\n")]
    [InlineData("/// <summary>Words that go on.</summary>", "/// <summary>Words that\n/// go on.</summary>\n")]
    [InlineData("/// <summary>https://without.any.blank</summary>", "/// <summary>https://without.any.blank</summary>\n")]
    [InlineData("NothingToBreakAtInThisLine();", "NothingToBreakAtInThisLine();\n")]
    public void LongLinesGoOnInTheNext(string line, string expected)
    {
        var writer = new CSharpWriter(width: 24);
        writer.Line(line);
        Assert.Equal(expected, writer.ToString());
    }

    [Fact]
    public void StatementsAreCounted()
    {
        var writer = new CSharpWriter();
        using (writer.Block("if (a)"))
        {
            writer.Line("// none;\nb();\nc();");
        }

        Assert.Equal(2, writer.Statements);
    }
}
