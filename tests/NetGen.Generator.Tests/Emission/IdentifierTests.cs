using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Every identifier that C# accepts for a class, a namespace and an enclosing type: the generated code compiles without a warning, and
/// runs.</summary>
public class IdentifierTests
{
    /// <summary>Words that the compiler treats specially somewhere, without calling them keywords.</summary>
    private static readonly string[] SpecialWords =
        ["dynamic", "nint", "nuint", "notnull", "_", "args", "value", "field", "with", "data", "union", "closed", "safe", "Attribute"];

    /// <summary>Types, namespaces and members that the generated code names, and the parameters and locals in it.</summary>
    private static readonly string[] UsedNames =
    [
        "System", "NetGen", "Generated", "Numerics", "IO", "CodeDom", "ComponentModel", "Span", "ReadOnlySpan", "Math", "MathF", "MemoryMarshal", "Unsafe",
        "Vector128", "Vector256", "Vector512", "Vector", "ArrayPool", "GeneratedCode", "EditorBrowsable", "Func", "Stream", "Int32", "Single", "String", "Object",
        "Network", "Input", "Dense", "Activation", "Loss", "Parameters", "Gradients", "Guard", "NetworkInfo", "LayerInfo", "TensorInfo", "TensorKind", "TensorLayout",
        "Initializer", "Initialization", "History", "Dataset", "Trainer", "TrainingOptions", "TrainingStep", "NetworkFile", "OptimizerState", "INetwork",
        "ITrainableNetwork", "ScalarMath", "VectorMath", "VectorPart", "SingleVectors", "SingleArithmetic", "Floats256",
        "At", "Load256", "Store256", "Zero256", "Spread256", "Number256", "Greater256", "MultiplyAdd256", "Team", "Member", "StepKey", "SampleBlocks", "InputNormalization", "Code", "NCode", "NCode256",
        "inputs", "outputs", "targets", "gradients", "optimizer", "seed", "path", "stream", "rename", "name", "values", "destination", "train", "options",
        "parameters", "scratch", "output", "rows", "sum", "x", "y", "n", "z1", "rate",
    ];

    /// <summary>Letters of other scripts, joined ones, escapes, and names that are the same when case is ignored.</summary>
    private static readonly string[] UnicodeNames =
    [
        "Größe", "GRÖSSE", "Größen", "größe", "模型", "Сеть", "сеть", "שלום", "नेटवर्क", "Νευρωνικό", "\\u0041b", "ab\\u0063", "I", "i", "ı", "İ", "ſum", "Sum", "K", "k", "\u212A",
        "Ǆ", "ǅ", "ǆ", "e\u0301t\u00E9", "a_b", "a_B", "A_b", "A_B", "AB", "aB", "_1", "__a", "ⅷ", "Ⅷ", "ﬁ", "a\u203Fb", "ª",
    ];

    private static string[] Keywords =>
        [.. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText).Concat(SpecialWords).Distinct()];

    /// <summary>A class's name stands in its members, which are the same in both styles; in fast code alone are names that fast code uses.</summary>
    [Theory]
    [InlineData(CodeStyle.Plain)]
    [InlineData(CodeStyle.Fast)]
    public void AClassMayHaveAnyName(CodeStyle style)
    {
        string[] names = style == CodeStyle.Fast ? UsedNames : [.. Keywords.Concat(UsedNames).Concat(UnicodeNames)];
        Runs($"namespace Names {{ {string.Concat(names.Select(n => Network(style, "@" + n)))} }}", names.Length);
    }

    /// <summary>In the global namespace two names are left out, which would hide a namespace from everything.</summary>
    [Fact]
    public void InTheGlobalNamespaceToo()
    {
        string[] names = [.. Keywords.Concat(UsedNames).Except(["System", "NetGen"])];
        Runs(string.Concat(names.Select((n, i) => Network(n == "nint" || (i % 2 == 0 && UsedNames.Contains(n)) ? CodeStyle.Fast : CodeStyle.Plain, "@" + n))), names.Length);
    }

    [Fact]
    public void ANamespaceAndAnEnclosingTypeMayHaveAnyName()
    {
        string[] names = [.. Keywords.Concat(UsedNames).Concat(UnicodeNames)];
        string[] kinds = ["class", "struct", "record", "record struct", "interface"];
        Runs(
            string.Concat(names.Select((n, i) =>
                $"namespace A.@{n}.@{n} {{ public partial {kinds[i % kinds.Length]} @{n} {{ public partial class Middle {{ {Network(CodeStyle.Plain, "N")} }} }} }}\n")),
            names.Length);
    }

    /// <summary>A network may stand where the library's types and the generated code do.</summary>
    [Theory]
    [InlineData("NetGen")]
    [InlineData("NetGen.Numerics")]
    [InlineData("NetGen.Generated")]
    [InlineData("System")]
    [InlineData("Company.NetGen.System")]
    public void ANetworkMayStandInANamespaceOfTheLibrary(string inNamespace)
    {
        string[] names = ["Mine", "Classifier", "required", "Sum", "Weights"];
        Runs($"namespace {inNamespace} {{ {string.Concat(names.Select(n => Network(CodeStyle.Fast, "@" + n)))} }}", names.Length);
    }

    /// <summary>The user's own types are never taken for the framework's, wherever they stand.</summary>
    [Fact]
    public void TypesBesideANetworkMayHaveAnyName()
    {
        string[] names = [.. Keywords.Concat(UsedNames).Except(["System", "NetGen"])];
        string types = string.Concat(names.Select(n => $"public class @{n} {{ }}\n"));
        Runs($"{types} namespace B {{ {types} {Network(CodeStyle.Fast, "F")} {Network(CodeStyle.Plain, "P")} }}", 2);
    }

    private static string Network(CodeStyle style, string name) =>
        $"[global::NetGen.Network(global::NetGen.Loss.BinaryCrossEntropy, codeStyle: global::NetGen.CodeStyle.{style}, unroll: global::NetGen.Unroll.None)] "
        + "[global::NetGen.Input(1)] [global::NetGen.Activation(global::NetGen.Activation.Sigmoid)] "
        + $"public partial class {name};\n";

    /// <summary>Compiles a file, makes each of its networks and asks it.</summary>
    private static void Runs(string source, int count)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Null(run.Exception);
        Assert.Equal(count, run.Sources.Count);
        Type[] networks = [.. EmittedAssembly.Of(run).Assembly.GetTypes().Where(t => t.GetInterfaces().Any(i => i.Name.StartsWith("ITrainableNetwork", StringComparison.Ordinal)))];
        Assert.Equal(count, networks.Length);
        Assert.All(networks, type => typeof(IdentifierTests).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null));
    }

    private static void Ask<TSelf>()
        where TSelf : class, ITrainableNetwork<TSelf, float>
    {
        TSelf network = TSelf.Create(0);
        float[] output = new float[1];
        network.Predict([0f], output);
        Assert.Equal(0.5f, output[0]);
        Assert.Equal(typeof(TSelf).Name, TSelf.Info.Name);
        Assert.Equal(MathF.Log(2), network.ComputeGradients([0f], [1f], network.CreateGradients()), 1e-6f);
    }
}
