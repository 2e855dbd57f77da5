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

    /// <summary>A single statement needs no braces; a declaration, a comment, several statements, and what an else could be taken for do.</summary>
    [Theory]
    [InlineData("for (;;)", "a();", "for (;;)\n    a();\n")]
    [InlineData("if (a)", "b();", "if (a) b();\n")]
    [InlineData("if (a)", "\nb();", "if (a) b();\n")]
    [InlineData("else", "b = c;", "else b = c;\n")]
    [InlineData("for (;;)", "var a = b;", "for (;;)\n{\n    var a = b;\n}\n")]
    [InlineData("for (;;)", "ref float a = ref b;", "for (;;)\n{\n    ref float a = ref b;\n}\n")]
    [InlineData("for (;;)", "var (a, b) = c;", "for (;;)\n{\n    var (a, b) = c;\n}\n")]
    [InlineData("for (;;)", "(int a, int b) = c;", "for (;;)\n{\n    (int a, int b) = c;\n}\n")]
    [InlineData("for (;;)", "a();\nb();", "for (;;)\n{\n    a();\n    b();\n}\n")]
    [InlineData("for (;;)", "// why\na();", "for (;;)\n{\n    // why\n    a();\n}\n")]
    [InlineData("if (a)", "if (b) c();", "if (a)\n{\n    if (b) c();\n}\n")]
    [InlineData("namespace A", "a();", "namespace A\n{\n    a();\n}\n")]
    public void BracesAreOmittedAroundASingleStatement(string header, string content, string expected)
    {
        var writer = new CSharpWriter { OmitsBraces = true };
        using (writer.Block(header))
        {
            writer.Line(content);
        }

        Assert.Equal(expected, writer.ToString());
    }

    [Fact]
    public void LoopsInLoopsNeedNoBraces()
    {
        var writer = new CSharpWriter { OmitsBraces = true };
        using (writer.Block("for (i)"))
        using (writer.Block("for (j)"))
        using (writer.Block("if (a)"))
        {
            writer.Line("b();");
        }

        Assert.Equal("for (i)\n    for (j)\n    {\n        if (a) b();\n    }\n", writer.ToString());
    }

    [Fact]
    public void BracesStayWithoutTheOption()
    {
        var writer = new CSharpWriter();
        using (writer.Block("if (a)"))
        {
            writer.Line("b();");
        }

        Assert.Equal("if (a)\n{\n    b();\n}\n", writer.ToString());
    }
}
