using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Generated code in the projects users have: it compiles without a warning wherever their class stands, and says what it is.</summary>
public class UserProjectTests
{
    private const string Layers = "[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(2, Activation.ReLU)] [Dense(1, Activation.Sigmoid)]";

    [Theory]
    [InlineData("in the global namespace", "{0} partial class N;")]
    [InlineData("internal, in a namespace", "namespace A.B; {0} internal sealed partial class N;")]
    [InlineData("in a block namespace", "namespace A {{ namespace B {{ {0} public partial class N; }} }}")]
    [InlineData("in a class", "public static partial class Outer {{ {0} public sealed partial class N; }}")]
    [InlineData("private in a struct in a record", "public partial record Outer {{ public partial struct Middle {{ {0} private sealed partial class N; }} }}")]
    [InlineData("in a record struct", "public partial record struct Outer {{ {0} public sealed partial class N; }}")]
    [InlineData("in an interface", "public partial interface IOuter {{ {0} public sealed partial class N; }}")]
    [InlineData("named by keywords", "namespace @namespace.@new; public partial class @class {{ {0} public sealed partial class @event; }}")]
    [InlineData("with members of the user's own", "{0} public partial class N {{ public string Title = \"\"; public double Predict(double[] x) => x.Length; public N(string title) : this() => Title = title; }}")]
    [InlineData("with a base class and an interface", "public class Base {{ }} {0} public partial class N : Base, System.IDisposable {{ public void Dispose() {{ }} }}")]
    [InlineData("among types named like the framework's", "namespace A; public class Math {{ }} public class Span {{ }} public class System {{ }} public class NetGen {{ }} [global::NetGen.Network(global::NetGen.Loss.Hinge)] [global::NetGen.Input(3)] [global::NetGen.Dense(1)] public partial class N;")]
    [InlineData("in an assembly that promises to suit other languages", "[assembly: System.CLSCompliant(true)] {0} public partial class N; public class User {{ public N? Network {{ get; set; }} public History Train(Dataset d, TrainingOptions o) => new N().Fit(d, o); public NetworkInfo Of(Gradients<float> g, OptimizerState<float> s) => N.Info; }}")]
    [InlineData("twice, in one file and another case", "{0} public partial class Net; {0} public partial class net;")]
    public void CompilesWithoutAWarning(string where, string source)
    {
        foreach (CodeStyle style in Enum.GetValues<CodeStyle>())
        {
            string attributes = Layers.Replace("Entropy)", $"Entropy, codeStyle: CodeStyle.{style})", StringComparison.Ordinal);
            GeneratorRun run = GeneratorRun.Of("using NetGen;\n" + string.Format(CultureInfo.InvariantCulture, source, attributes));
            Assert.Null(run.Exception);
            Assert.NotEmpty(run.Sources);
            Diagnostic[] said = [.. run.Diagnostics.Where(d => d.Id != "CS8981")];
            Assert.True(said.Length == 0, $"{where}: {string.Join('\n', said.Take(3))}");
        }
    }

    /// <summary>A gradient may come from more layers than the alphabet has letters.</summary>
    [Fact]
    public void AnOutputMayHaveManyTakers()
    {
        Net net = Net.Of(Loss.Huber).In(CodeStyle.Plain).Input(3).Dense(2, name: "stem");
        string previous = "stem";
        for (int i = 0; i < 30; i++)
        {
            net = net.Dense(2, name: $"b{i}", from: "stem").Layer<AddAttribute>(("other", previous), ("name", $"s{i}"));
            previous = $"s{i}";
        }

        EmittedAssembly assembly = EmittedAssembly.Of(net);
        var @case = new NetworkCase(net, 3, DataStyle.Normal, seed: 1);
        Assert.Null(Outcome.Of(assembly.Network(net), @case).DifferenceFrom(Outcome.Interpreted(@case), 2e-4, floor: 1e-2));
    }

    /// <summary>More axes than any layer has a name for.</summary>
    [Theory]
    [InlineData(CodeStyle.Plain)]
    [InlineData(CodeStyle.Fast)]
    public void AShapeMayHaveEightAxes(CodeStyle style)
    {
        Net net = Net.Of(Loss.Huber).In(style)
            .Layer<InputAttribute>(("d0", 2), ("d1", 1), ("d2", 3), ("d3", 2), ("d4", 2), ("name", "x"))
            .Dense(3, Activation.Tanh)
            .Layer<PermuteAttribute>(("axis0", 4), ("axis1", 0), ("axis2", 2), ("axis3", 1), ("axis4", 3))
            .Layer<BatchNormAttribute>(("axis", 2))
            .Layer<ReshapeAttribute>(("d0", 1), ("d1", 3), ("d2", 1), ("d3", 2), ("d4", 3), ("d5", 1), ("d6", 1), ("d7", 2))
            .Layer<LayerNormAttribute>()
            .Concat("reshape1", axis: 4)
            .Dense(2);
        var @case = new NetworkCase(net, 3, DataStyle.Normal, seed: 1);
        Assert.Null(Outcome.Of(EmittedAssembly.Of(net).Network(net), @case).DifferenceFrom(Outcome.Interpreted(@case), 2e-4, floor: 1e-2));
    }

    [Fact]
    public void WithoutTrainingOnlyInferenceIsThere()
    {
        GeneratorRun run = GeneratorRun.Of(Net.Of(Loss.Huber).Input(3).Dense(2).WithoutTraining().Source);
        Assert.Empty(run.Diagnostics);
        INamedTypeSymbol network = run.Compilation.GetTypeByMetadataName("Tests.Network")!;
        Assert.Equal("NetGen.INetwork<Tests.Network, float>", Assert.Single(network.Interfaces).ToDisplayString());
        Assert.DoesNotContain("ComputeGradients", run.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("Fit", network.MemberNames);
    }

    /// <summary>IntelliSense shows the table and the shapes.</summary>
    [Fact]
    public void MembersSayTheirShapes()
    {
        GeneratorRun run = GeneratorRun.Of(Net.Of(Loss.MeanSquaredError).Input(4, 6).Dense(5, Activation.Tanh, name: "wide").Dense(2).Source);
        INamedTypeSymbol network = run.Compilation.GetTypeByMetadataName("Tests.Network")!;
        string remarks = network.GetDocumentationCommentXml()!;
        Assert.Contains("wide", remarks, StringComparison.Ordinal);
        Assert.Contains("weight[5, 6]", remarks, StringComparison.Ordinal);
        ISymbol predict = network.GetMembers("Predict").OfType<IMethodSymbol>().Single(m => m.Parameters.Length == 2);
        Assert.Contains("[n][4][6]", predict.GetDocumentationCommentXml(), StringComparison.Ordinal);
        Assert.Contains("[n][4][2]", predict.GetDocumentationCommentXml(), StringComparison.Ordinal);
        Assert.All(
            network.GetMembers().Where(m => m.DeclaredAccessibility == Accessibility.Public && !m.IsImplicitlyDeclared && m is not IMethodSymbol { AssociatedSymbol: not null }),
            m => Assert.Matches("<summary>|<inheritdoc", m.GetDocumentationCommentXml()));
    }

    [Fact]
    public void TheTextIsTheSameInEveryCulture()
    {
        Net net = Net.Of(Loss.CrossEntropy).Input(5).Dense(7, Activation.GELU, scale: 0.25).Dense(3, Activation.Softmax);
        string expected = GeneratorRun.Of(net.Source).Source;
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (string name in new[] { "de-DE", "tr-TR", "sv-SE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, GeneratorRun.Of(net.Source).Source);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
