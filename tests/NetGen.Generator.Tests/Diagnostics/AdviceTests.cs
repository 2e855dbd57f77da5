using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Advice: what is said of a network that checks, and where nothing is.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData("[[|Masking|]] [Flatten] [Dense(1)]", "masking1", "flatten1")]
    [InlineData("[[|Masking(-1, name: \"m\")|]] [Dense(3)] [LayerNorm(name: \"n\")] [Permute(1, 0, name: \"p\")] [Gru(4)] [Dense(1)]", "m", "p")]
    [InlineData("[Masking] [Rnn(3, sequences: true)] [[|Masking|]] [Slice(1, 2)] [Dense(1)]", "masking2", "slice1")]
    [InlineData("[[|Masking|]] [Masking] [Dense(1)]", "masking1", "masking2")]
    public void AMaskIsRead(string layers, string name, string end) => Expect.Problem(
        "NG3015",
        $"Nothing skips the steps that layer '{name}' masks, for the mask ends at layer '{end}': put a recurrent layer before it, let the network's output keep the steps, or remove '{name}'",
        Net(layers, input: "5, 3"));

    [Fact]
    public void AMaskOfTokensIsRead() => Expect.Problem(
        "NG3015",
        "Nothing skips the steps that layer 'embedding1' masks, for the mask ends at layer 'flatten1': put a recurrent layer before it, let the network's output keep the steps, or remove its mask",
        "[Network(Loss.Huber)] [TokenInput(5, 3)] [Embedding(3, 2, mask: [|0|])] [Flatten] [Dense(1)] partial class Net;");

    [Theory]
    [InlineData("[Masking] [Dense(2)] [Gru(4, reverse: true)] [Dense(1)]")]
    [InlineData("[Masking] [Dense(2)]")]
    [InlineData("[Masking] [Lstm(4, sequences: true, bidirectional: true)] [Flatten] [Dense(1)]")]
    public void AMaskThatIsReadIsFine(string layers) => Expect.None(Net(layers, input: "5, 3"));

    [Fact]
    public void AMaskTakesSequences() => Expect.Problem(
        "NG2008",
        "Layer 'masking1' takes an input of shape [steps, features], but 'input' has shape [4]: bring it into that shape with [Reshape], or take another layer",
        Net("[[|Masking|]] [Dense(1)]"));

    private static string Net(string layers, string loss = "Huber", string input = "4") => $"[Network(Loss.{loss})] [Input({input})] {layers} partial class Net;";

    [Fact]
    public void ASoftmaxIsNotTrainedWithSquaredErrors() => Expect.Problem(
        "NG3005",
        "Loss.MeanSquaredError of 'dense1', which ends in a softmax, has hardly a gradient where the network is sure of a wrong class: use Loss.CrossEntropy",
        "[Network([|Loss.MeanSquaredError|])] [Input(4)] [Dense(3, Activation.Softmax)] partial class Net;");

    [Theory]
    [InlineData("[Dense(5, Activation.ReLU, [|Initializer.Zeros|])] [Dense(1)]", "dense1")]
    [InlineData("[Dense(5, initializer: [|Initializer.Zeros|], name: \"stem\")] [LayerNorm] [Dropout] [Dense(5, Activation.ReLU)] [Dense(1)]", "stem")]
    [InlineData("[Reshape(2, 2)] [Conv1D(2, 1, Activation.ReLU, initializer: [|Initializer.Zeros|])] [Flatten] [Dense(1)]", "conv1D1")]
    public void AHiddenLayerDoesNotStartAtZero(string layers, string name) => Expect.Problem(
        "NG3006",
        $"All weights of layer '{name}' start at zero, so its units start alike and learn alike, or not at all: leave the initializer out",
        Net(layers));

    [Theory]
    [InlineData("Dropout(0.2)", "dropout1", "4")]
    [InlineData("Dropout2D", "dropout2D1", "2, 4, 4")]
    public void TheLastLayerDropsNothing(string layer, string name, string input) => Expect.Problem(
        "NG3007",
        $"Layer '{name}' is the last, so it drops outputs of the network in training: put it before the last layer with weights, or remove it",
        Net($"[Activation(Activation.Tanh)] [[|{layer}|]]", input: input));

    [Theory]
    [InlineData("[[|Dense|](8)] [Dense(3)]", "dense1", "dense2")]
    [InlineData("[Dense(8, [|Activation.None|], name: \"a\")] [Dense(9, Activation.Tanh, name: \"b\")]", "a", "b")]
    public void TwoDenseLayersHaveAnActivationBetween(string layers, string first, string second) => Expect.Problem(
        "NG3008",
        $"Layer '{first}' has no activation, so that it and '{second}' together are one dense layer: give it an activation, or remove it",
        Net(layers));

    [Theory]
    [InlineData("[[|Dense|](8)] [BatchNorm(Activation.ReLU)] [Dense(1)]", "dense1", "batchNorm1", "4")]
    [InlineData("[Conv2D(8, 3, bias: [|true|], name: \"c\")] [BatchNorm(name: \"n\")] [Flatten] [Dense(1)]", "c", "n", "1, 4, 4")]
    [InlineData("[[|Dense|](8)] [BatchNorm(axis: -1)] [Flatten] [Dense(1)]", "dense1", "batchNorm1", "4, 5")]
    public void ABiasRightBeforeBatchNormHasNoEffect(string layers, string layer, string norm, string input) => Expect.Problem(
        "NG3009",
        $"The bias of layer '{layer}' has no effect, for '{norm}' subtracts the mean of each channel: write bias: false",
        Net(layers, input: input));

    [Theory]
    [InlineData("[Dense(4, Activation.ReLU)] [Add([|\"dense1\"|])] [Dense(1)]", "add1", "adds", "dense1", "to itself, which only scales it")]
    [InlineData("[Dense(4, Activation.ReLU)] [Add(\"input\", other3: [|\"input\"|])] [Dense(1)]", "add1", "adds", "input", "to itself, which only scales it")]
    [InlineData("[Dense(4, Activation.ReLU)] [Subtract([|\"input\"|], from: \"input\")] [Add(\"dense1\")] [Dense(1)]", "subtract1", "subtracts", "input", "from itself, which gives 0")]
    public void ALayerIsNotJoinedWithItself(string layers, string name, string does, string joined, string effect) => Expect.Problem(
        "NG3010", $"Layer '{name}' {does} '{joined}' {effect}: take another layer", Net(layers));

    [Theory]
    [InlineData("BinaryCrossEntropy", "[Dense(2, Activation.Sigmoid)] [[|Activation(Activation.Sigmoid)|]]", "activation1", "Sigmoid", "dense1", "Sigmoid")]
    [InlineData("CrossEntropy", "[Dense(2, Activation.Softmax, name: \"p\")] [[|Activation(Activation.LogSoftmax)|]]", "activation1", "LogSoftmax", "p", "Softmax")]
    [InlineData("Huber", "[Activation(Activation.HardSigmoid)] [[|Activation(Activation.Sigmoid)|]] [Dense(2)]", "activation2", "Sigmoid", "activation1", "HardSigmoid")]
    public void AnActivationDoesNotFollowOneOfItsKind(string loss, string layers, string name, string activation, string before, string earlier) => Expect.Problem(
        "NG3011",
        $"Layer '{name}' applies {activation} to the output of '{before}', which ends in {earlier} already: remove one of the two",
        Net(layers, loss));

    [Theory]
    [InlineData(4, "Activation.Sigmoid")]
    [InlineData(10, "Activation.Tanh")]
    public void ManyActivationsThatSaturateAreTooMany(int count, string activation) => Expect.Problem(
        "NG3012",
        $"Layer 'dense{count}' is the {count}th in a row that ends in {activation[11..]} or the like, and each makes the gradients smaller: use Activation.ReLU, or put a norm or [Add] in between",
        Net(Repeat(count - 1, $"[Dense(5, {activation})] ") + $"[Dense(5, [|{activation}|])] [Dropout] [Dense(1)]"));

    [Theory]
    [InlineData("1/2", "1.0 / 2", "0.0")]
    [InlineData("(-1 / 3)", "-1.0 / 3", "0.0")]
    [InlineData("3/2", "3.0 / 2", "1.0")]
    public void ADivisionOfWholeNumbersIsNoneOfReals(string written, string meant, string value) => Expect.Problem(
        "NG3013",
        $"Option 'slope' of layer 'leakyReLU1' divides whole numbers, which gives {value}: write {meant}",
        Net($"[LeakyReLU([|{written}|])] [Dense(1)]"));

    [Fact]
    public void AnotherMistakeIsSaidBesides() => Expect.Problems(
        "[Network(Loss.Quantile, quantile: [|[|1/2|]|])] [Input(4)] [Dense(1)] partial class Net;",
        [
            ("NG1014", "Option 'quantile' of [Network] must be above 0 and below 1, but is 0.0"),
            ("NG3013", "Option 'quantile' of [Network] divides whole numbers, which gives 0.0: write 1.0 / 2"),
        ]);

    [Theory]
    [InlineData("[Conv2D(4, 3, Activation.ReLU)] [[|Dense(2)|]]", "1, 8, 8", "dense1", "conv2D1", "[4, 6, 6]", 6, "[4, 6, 2]")]
    [InlineData("[MaxPool2D(2)] [BatchNorm] [Dropout] [[|Dense(2, name: \"d\")|]]", "2, 8, 8", "d", "dropout1", "[2, 4, 4]", 4, "[2, 4, 2]")]
    [InlineData("[[|Dense(2)|]]", "1, 28, 28", "dense1", "input", "[1, 28, 28]", 28, "[1, 28, 2]")]
    [InlineData("[Dropout] [[|Dense(32)|]] [Conv2D(3, 3, from: \"input\", samePadding: true)] [Add(\"dense1\")]", "3, 32, 32", "dense1", "dropout1", "[3, 32, 32]", 32, "[3, 32, 32]")]
    public void ADenseLayerTakesAWholeImage(string layers, string input, string name, string taken, string image, int columns, string shape) => Expect.Problem(
        "NG3014",
        $"Layer '{name}' takes the last axis of '{taken}' with shape {image}, {columns} columns, and gives {shape}: put [Flatten] before it to take the whole image",
        Net(layers, input: input));

    [Theory]
    [InlineData("MeanSquaredError", "4", "[Dense(3, Activation.Sigmoid)]")]
    [InlineData("CrossEntropy", "4", "[Dense(3, Activation.Softmax)]")]
    [InlineData("Huber", "4", "[Dense(3, initializer: Initializer.Zeros)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.ReLU)] [Dense(4, initializer: Initializer.Zeros)] [Add(\"input\")] [Dense(1)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.ReLU, Initializer.Zeros, trainable: false)] [Dense(1)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.ReLU, Initializer.Constant, scale: 0.1)] [Dense(1, Activation.Tanh, Initializer.Zeros)]")]
    [InlineData("Huber", "4", "[Dense(1, Activation.Tanh, Initializer.Zeros)] [Dense(1)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.ReLU)] [Dense(2)] [Dropout(0)]")]
    [InlineData("Huber", "4", "[Dense(2)] [Dense(8, Activation.ReLU)] [Dense(3)] [Dense(6)]")]
    [InlineData("Huber", "4", "[Dense(8, trainable: false)] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(8)] [Dropout] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(8)] [Dense(8, Activation.ReLU)] [Add(\"dense1\")] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(8)] [LayerNorm] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(8, Activation.ReLU)] [BatchNorm] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(8, bias: false)] [BatchNorm] [Dense(3)]")]
    [InlineData("Huber", "4, 5", "[Dense(8)] [BatchNorm(axis: 0)] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(4)] [BatchNorm] [Add(\"dense1\")] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.ReLU)] [Multiply(\"dense1\")] [Concat(\"multiply1\")] [Dense(3)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.ReLU)] [Add(\"input\")] [Subtract(\"input\")] [Dense(3)]")]
    [InlineData("BinaryCrossEntropy", "4", "[Dense(4, Activation.Sigmoid)] [Dense(2)] [Activation(Activation.Sigmoid)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.Sigmoid)] [Activation(Activation.Tanh)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [BatchNorm] [Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Dense(1)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Dense(4, Activation.ReLU)] [Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Dense(1)]")]
    [InlineData("Huber", "4", "[Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Dense(4, Activation.Sigmoid)] [Add(\"dense1\")] [Dense(4, Activation.Sigmoid)] [Dense(1)]")]
    [InlineData("Huber", "4", "[Dropout(4 / 8.0)] [GaussianNoise(4 / 2)] [LeakyReLU(1 / 4d)] [Dense(8 / 3)]")]
    [InlineData("Huber", "2, 8, 8", "[Dense(4)]")]
    [InlineData("Huber", "1, 8, 4", "[Dense(4)]")]
    [InlineData("Huber", "1, 100, 8", "[Dense(4)]")]
    [InlineData("Huber", "3, 32, 32", "[Dense(4)]")]
    [InlineData("Huber", "4, 20, 16", "[Dense(4)]")]
    [InlineData("Huber", "1, 4, 4", "[Dense(4)]")]
    [InlineData("Huber", "1, 8, 8", "[Conv2D(4, 3)] [Reshape(36, 4)] [Dense(4)]")]
    [InlineData("Huber", "1, 8, 8", "[Conv2D(4, 3)] [GlobalAvgPool2D] [Dense(4)]")]
    [InlineData("Huber", "1, 8, 8", "[Conv2D(4, 3)] [Permute(1, 2, 0)] [Dense(4)]")]
    public void WhatIsMeantGetsNone(string loss, string input, string layers) => Expect.None(Net(layers, loss, input));

    /// <summary>As an <c>.editorconfig</c> says, for each of them.</summary>
    [Theory]
    [InlineData("NG3005", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(3, Activation.Softmax)] partial class Net;")]
    [InlineData("NG3009", "[Network(Loss.Huber)] [Input(4)] [Dense(3)] [BatchNorm] [Dense(1)] partial class Net;")]
    [InlineData("NG3013", "[Network(Loss.Huber)] [Input(4)] [Dropout(1/2)] [Dense(1)] partial class Net;")]
    [InlineData("NG4001", "[Network(Loss.Huber)] [Input(4)] [Dense(1)] partial class Net; class User { float Use(Net net) => net.Predict(new float[3]); }")]
    public void ItIsConfigured(string id, string source)
    {
        Assert.Equal([DiagnosticSeverity.Error], Severities("error"));
        Assert.Equal([DiagnosticSeverity.Info], Severities("suggestion"));
        Assert.Empty(Severities("none"));

        DiagnosticSeverity[] Severities(string severity)
        {
            AnalyzerConfig config = AnalyzerConfig.Parse($"[*.cs]\ndotnet_diagnostic.{id}.severity = {severity}\n", "/.editorconfig");
            Compilation compilation = Analysis.Generate(Analysis.Compile(Analysis.Parse("/" + Analysis.FirstFile, source)));
            return [.. Analysis.Run(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Configured(config)))).Select(d => d.Severity)];
        }
    }

    private static string Repeat(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    private sealed class Configured(AnalyzerConfig config) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(ImmutableArray.Create(config));

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
