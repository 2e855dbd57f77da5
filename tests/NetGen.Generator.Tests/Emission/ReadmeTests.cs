using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Checking;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>What the README shows is what there is.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(SourceTree.Find("README.md")).ReplaceLineEndings("\n");

    private static readonly string[] Code = [.. Regex.Matches(Readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];

    private static string Generated => GeneratorRun.Of(Net.Of(Loss.BinaryCrossEntropy).Called("TumorClassifier").In(CodeStyle.Plain)
        .Input(30).Dense(20, Activation.ReLU).Dense(10, Activation.ReLU).Dense(5, Activation.ReLU).Dense(1, Activation.Sigmoid).Source).Source;

    [Fact]
    public void TheExamplesCompile()
    {
        Compiles(Code[0].Replace("var network =", Code[4] + "var network =", StringComparison.Ordinal));
        Compiles(Code[0].Replace("network.Save(", Code[5] + "network.Save(", StringComparison.Ordinal));
        Compiles(Code[0].Replace("float benign", Code[3] + "float benign", StringComparison.Ordinal));
        Compiles("using NetGen;\n" + Code[6]);
    }

    [Fact]
    public void TheStreamCompiles()
    {
        string[] shown = [.. Regex.Matches(Readme, "```cs\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).Where(c => c.Contains("Forecast", StringComparison.Ordinal))];
        Assert.Equal(2, shown.Length);
        Compiles("using System;\nusing NetGen;\nvar network = new Forecast();\nfloat[] step = new float[Forecast.StepInputSize];\n" + shown[1] + shown[0]);
    }

    [Fact]
    public void TheCodeShownIsTheCodeWritten()
    {
        string generated = Flat(Generated);
        Assert.Equal(10, Code.Length);
        Assert.All(Code[1..3], shown => Assert.Contains(Flat(shown), generated, StringComparison.Ordinal));
    }

    /// <summary>The compiler in use here does not know the members of <c>Dataset&lt;Patient&gt;</c> yet; that of the tests of the library runs them.</summary>
    [Fact]
    public void TheTypedRowsAreThoseThatAreTested()
    {
        string tested = Flat(File.ReadAllText(SourceTree.Find("tests", "NetGen.Tests", "Rows", "ReadmeRowTests.cs")));
        Assert.All(Code[7..], shown => Assert.Contains(Flat(shown), tested, StringComparison.Ordinal));
    }

    [Fact]
    public void SoIsTheTable()
    {
        string table = Regex.Match(Readme, "```\n(l  layer.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.All(table.TrimEnd().Split('\n'), line => Assert.Contains("// " + line, Generated, StringComparison.Ordinal));
    }

    [Fact]
    public void SoIsTheError()
    {
        (_, var problems) = ShapeChecker.Check(Net.Of(Loss.BinaryCrossEntropy).Input(30).Dense(20).Dense(10).Dense(5).Dense(1).Declaration);
        Assert.Contains($"error {Assert.Single(problems).Rule.Id}: {problems[0].Message}\n", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryActivationLossAndLayerIsNamed()
    {
        Assert.All(Enum.GetNames<Activation>().Except(["None"]), name => Assert.Contains(name, Readme, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<Loss>(), name => Assert.Contains(name, Readme, StringComparison.Ordinal));
        Assert.All(
            typeof(LayerAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute))).Select(t => t.Name.Replace("Attribute", string.Empty, StringComparison.Ordinal)),
            name => Assert.Contains($"{name}", Readme, StringComparison.Ordinal));
    }

    private static void Compiles(string program) => Assert.Empty(GeneratorRun.Of(program).Compilation
        .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
        .GetDiagnostics()
        .Where(d => d.Severity >= DiagnosticSeverity.Warning));

    private static string Flat(string code) => Regex.Replace(code, @"\s+", " ").Trim();
}
