using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Basic.Reference.Assemblies;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Reading;
using Xunit;

namespace NetGen.Generator.Tests.Declarations;

public class NetTests
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)];

    [Fact]
    public void SourceIsWhatAUserWrites() => Assert.Equal(
        """
        using NetGen;

        namespace Tumors;

        [Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain)]
        [Input(30, name: "samples")]
        [Dense(20, Activation.ReLU)]
        [Dense(5, scale: 0.5, bias: false)]
        [Activation(Activation.Tanh, name: "middle")]
        [Dense(1, Activation.Sigmoid, from: "middle")]
        public sealed partial class TumorClassifier;

        """.ReplaceLineEndings("\n"),
        Net.Of(Loss.BinaryCrossEntropy).Called("TumorClassifier", "Tumors").In(CodeStyle.Plain)
            .Input(30, name: "samples")
            .Dense(20, Activation.ReLU)
            .Dense(5, bias: false, scale: 0.5)
            .Activation(Activation.Tanh, name: "middle")
            .Dense(1, Activation.Sigmoid, from: "middle")
            .Source);

    [Fact]
    public void WhatDoesNotCheckThrowsWithItsRules()
    {
        Net net = Net.Of(Loss.BinaryCrossEntropy).Input(3).Dense(0).Dense(1, from: "dense9");
        string message = Assert.Throws<InvalidOperationException>(() => net.Graph).Message;
        Assert.Contains(Rules.PositiveDimension.Id, message, StringComparison.Ordinal);
        Assert.Contains(Rules.UnknownName.Id, message, StringComparison.Ordinal);
        Assert.Contains("[Dense(0)]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownArgumentsThrow() =>
        Assert.Throws<ArgumentException>(() => Net.Of(Loss.Huber).Layer<DenseAttribute>(("units", 3), ("unit", 3)));

    /// <summary>What tests build without Roslyn is what the generator would read from the source.</summary>
    [Fact]
    public void DeclarationIsWhatTheReaderReads() => RandomNetworks.Nets.Sample(
        net => Assert.Equal(net.Declaration with { HintName = string.Empty }, Read(net) with { HintName = string.Empty }),
        iter: TestScale.Iterations(100),
        print: net => net.Source);

    private static NetworkDeclaration Read(Net net)
    {
        var compilation = CSharpCompilation.Create(
            "Tests", [CSharpSyntaxTree.ParseText(net.Source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return NetworkReader.Read(compilation.GetTypeByMetadataName($"{net.Namespace}.{net.Name}")!, compilation, CancellationToken.None)!;
    }
}
