using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Reading;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>An edit of another file that changes what a network's declaration means is never missed, though the network's own file is as it
/// was.</summary>
public class RereadingTests
{
    private const string Net = "using NetGen; namespace App; [Network(Loss.Huber, codeStyle: CodeStyle.Plain)] [Input(3)] [Dense(2)] partial class Net;";

    private const string Iris = "using NetGen; using NetGen.App; namespace MyCompany.App; [Network(Loss.Huber, codeStyle: CodeStyle.Plain)] [Input(3)] [Dense(2)] partial class Iris;";

    /// <summary>Each edit turns the first text of the other file into the second, and the generated text with it.</summary>
    [Theory]
    [InlineData("constant of another class", "class C { public const int Size = 4; }", "class C { public const int Size = 5; }", "[Dense(C.Size)]", "")]
    [InlineData("constant of a constant", "class C { public const int Size = D.Size; } class D { public const int Size = 4; }", "class C { public const int Size = D.Size; } class D { public const int Size = 5; }", "[Dense(C.Size)]", "")]
    [InlineData("constant found by using static", "namespace App; static class C { public const int Size = 4; }", "namespace App; static class C { public const int Size = 5; }", "[Dense(Size)]", "using static App.C; ")]
    [InlineData("constant found by an alias", "namespace App; class C { public const int Size = 4; }", "namespace App; class C { public const int Size = 5; }", "[Dense(K.Size)]", "using K = App.C; ")]
    [InlineData("constant found by a global using", "global using static Q.C; namespace Q { static class C { public const int Size = 4; } }", "global using static Q.C; namespace Q { static class C { public const int Size = 5; } }", "[Dense(Size)]", "")]
    [InlineData("constant of another enum", "enum Sizes { Size = 4 }", "enum Sizes { Size = 5 }", "[Dense((int)Sizes.Size)]", "")]
    [InlineData("constant that appears", "", "class C { public const int Size = 5; }", "[Dense(C.Size)]", "")]
    [InlineData("own constant, in another file", "namespace App; partial class Net { const int Size = 4; }", "namespace App; partial class Net { const int Size = 5; }", "[Dense(Size)]", "")]
    [InlineData("layer on another declaration", "", "namespace App; [NetGen.Dense(7)] partial class Net;", "", "")]
    [InlineData("member in another file", "namespace App; partial class Net { }", "namespace App; partial class Net { public int InputSize => 1; }", "", "")]
    [InlineData("a class of an attribute's name", "", "namespace App; class DenseAttribute(int size) : System.Attribute { }", "", "")]
    [InlineData("a class of an attribute's short name", "", "namespace App; class Dense(int size) : System.Attribute { }", "", "")]
    [InlineData("an enum of an enum's name", "", "namespace App; enum Loss { Huber }", "", "")]
    [InlineData("a class of a namespace's name", "", "class NetGen { }", "", "")]
    [InlineData("a namespace of a namespace's name", "", "namespace App.NetGen { class Empty; }", "", "", "App")]
    [InlineData("a global alias of an attribute's name", "", "global using Dense = System.ObsoleteAttribute;", "", "")]
    [InlineData("a global using that makes a name ambiguous", "namespace Q { class DenseAttribute : System.Attribute; }", "global using Q; namespace Q { class DenseAttribute : System.Attribute; }", "", "")]
    [InlineData("a local of top-level statements that goes", "var Loss = 1; System.Console.WriteLine(Loss);", "var loss = 1; System.Console.WriteLine(loss);", "", "")]
    [InlineData("a local of top-level statements that comes", "System.Console.WriteLine();", "int.TryParse(string.Empty, out var Loss);", "", "")]
    [InlineData("a function of top-level statements", "System.Console.WriteLine();", "Loss(); void Loss() { }", "", "")]
    [InlineData("a constant of top-level statements", "System.Console.WriteLine();", "const int PI = 7; System.Console.WriteLine(PI);", "[Dense((int)PI)]", "using static System.Math; ")]
    [InlineData("a class of a namespace's name, inside another", "", "namespace System { class Math { public const double PI = 7; } }", "[Dense((int)PI)]", "using static System.Math; ")]
    [InlineData("a class of a global using's namespace", "global using Q.R; namespace Q.R { class DenseAttribute : System.Attribute; }", "global using Q.R; class Q { public class R; }", "", "")]
    [InlineData("a global alias for the attribute", "global using Neural = System.ObsoleteAttribute;", "global using Neural = NetGen.NetworkAttribute;", "NEURAL", "")]
    public void IsNotStale(string what, string before, string after, string layer, string usings, string? inside = null)
    {
        string network = inside is null ? Net : Net.Replace("using NetGen; namespace App;", $"namespace {inside}; using NetGen;", StringComparison.Ordinal);
        network = layer == "NEURAL" ? network.Replace("[Network(", "[Neural(", StringComparison.Ordinal)
            : usings + network.Replace("[Dense(2)]", layer + " [Dense(2)]", StringComparison.Ordinal);
        AssertFollows(what, network, before, after);
    }

    /// <summary>The members a class inherits from another file are seen.</summary>
    [Theory]
    [InlineData("class Base { }", "class Base { public int InputSize => 1; }")]
    [InlineData("class Base : Root { } class Root { }", "class Base : Root { } class Root { public int InputSize => 1; }")]
    [InlineData("class Base { public void Save(File file) { } } class File { }", "using File = System.String; class Base { public void Save(File file) { } }")]
    public void BasesAreReadAgain(string before, string after) =>
        AssertFollows("base", Net.Replace("class Net", "class Net : Base", StringComparison.Ordinal), before, after);

    /// <summary>The type of a member's parameter is another file's.</summary>
    [Fact]
    public void ParametersAreReadAgain() => AssertFollows(
        "parameter",
        Net.Replace("Net;", "Net { public void Save(Path path) { } }", StringComparison.Ordinal),
        "class Path { }",
        "global using Path = System.String;");

    /// <summary>A nested class sees the constants of what it is in, and of what that inherits.</summary>
    [Fact]
    public void ContainersAreReadAgain() => AssertFollows(
        "container",
        "using NetGen; partial class Outer : Base { [Network(Loss.Huber, codeStyle: CodeStyle.Plain)] [Input(3)] [Dense(Size)] partial class Net; }",
        "class Base { protected const int Size = 4; }",
        "class Base { protected const int Size = 5; }");

    /// <summary>Without the library nothing is a network.</summary>
    [Fact]
    public void ReferencesAreSeen()
    {
        CSharpCompilation before = GeneratorRun.CompilationOf(Net);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(before);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
        CSharpCompilation after = before.RemoveReferences(before.References.Last());
        Assert.Empty(driver.RunGenerators(after).GetRunResult().GeneratedTrees);
    }

    /// <summary>An attribute on declarations in two files is an error of the compiler's; the class is still written once.</summary>
    [Fact]
    public void ANetworkDeclaredTwiceIsWrittenOnce()
    {
        GeneratorDriverRunResult result = GeneratorRun.DriverOf().RunGenerators(GeneratorRun.CompilationOf(Net, Net)).GetRunResult();
        Assert.Single(result.GeneratedTrees);
        Assert.All(result.Results, r => Assert.Null(r.Exception));
    }

    /// <summary>Names that many projects declare, and that the SDK's own global usings have as well, do not stand in the way.</summary>
    [Theory]
    [InlineData("class Unrelated { }")]
    [InlineData("class Net { } class Tasks { } namespace App.Models { class App { } }")]
    public void AnUnrelatedEditReadsNothingAgain(string other)
    {
        const string Implicit = "global using global::System; global using global::System.Net.Http; global using global::System.Threading.Tasks;";
        CSharpCompilation first = GeneratorRun.CompilationOf(Iris, Implicit, other);
        CSharpCompilation second = first.ReplaceSyntaxTree(first.SyntaxTrees.Last(), GeneratorRun.Parse(other + " class More { }"));
        Assert.Equal(1, Reads(first));
        Assert.Equal(0, Reads(second));
        Assert.Equal(1, Reads(first.ReplaceSyntaxTree(first.SyntaxTrees.Last(), GeneratorRun.Parse("enum Loss { Huber }"))));
    }

    /// <summary>What is remembered of a file keeps no other project's compilation alive.</summary>
    [Fact]
    public void NoCompilationIsKept()
    {
        SyntaxTree tree = GeneratorRun.Parse(Iris);
        WeakReference referenced = ReadWithReference(tree);
        for (int i = 0; i < 10 && referenced.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(referenced.IsAlive);
        GC.KeepAlive(tree);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReadWithReference(SyntaxTree tree)
    {
        CSharpCompilation library = GeneratorRun.CompilationOf("public class Library { }").WithAssemblyName("Library");
        Assert.Single(ProjectReader.Read(GeneratorRun.CompilationOf().AddSyntaxTrees(tree).AddReferences(library.ToMetadataReference()), default));
        return new WeakReference(library);
    }

    /// <summary>How often a compilation's one network is bound.</summary>
    private static int Reads(CSharpCompilation compilation)
    {
        int reads = 0;
        FileOutline[] files = [.. compilation.SyntaxTrees.Select(t => FileOutline.Of(t, default))];
        files.SelectMany(f => f.Attributed).Single().Read(new Surroundings(compilation, files), () =>
        {
            reads++;
            return null;
        });
        return reads;
    }

    private static void AssertFollows(string what, string network, string before, string after)
    {
        CSharpCompilation first = GeneratorRun.CompilationOf(network, before);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(first);
        string[] old = Texts(driver);
        CSharpCompilation second = first.ReplaceSyntaxTree(first.SyntaxTrees.Last(), GeneratorRun.Parse(after));
        string[] now = Texts(driver.RunGenerators(second));
        Assert.Equal(Texts(GeneratorRun.DriverOf().RunGenerators(Copy(second))), now);
        Assert.False(old.SequenceEqual(now), what + " makes no difference.");

        // And back again.
        Assert.Equal(old, Texts(driver.RunGenerators(second).RunGenerators(first)));
    }

    /// <summary>The same files, parsed anew.</summary>
    private static CSharpCompilation Copy(CSharpCompilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(t => GeneratorRun.Parse(t.ToString())));

    private static string[] Texts(GeneratorDriver driver) => [.. driver.GetRunResult().GeneratedTrees.Select(t => t.ToString())];
}
