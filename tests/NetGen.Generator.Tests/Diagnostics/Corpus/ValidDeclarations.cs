using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Testing;

namespace NetGen.Generator.Tests.Diagnostics.Corpus;

/// <summary>Declarations with which nothing is wrong: families of them, some written by hand, and all that the samples have.</summary>
internal static partial class ValidDeclarations
{
    private static readonly (string Loss, string End)[] Ends =
        [("MeanSquaredError", "Dense(1)"), ("BinaryCrossEntropy", "Dense(1, Activation.Sigmoid)"), ("CrossEntropy", "Dense(3, Activation.Softmax)")];

    private static readonly int[][] Widths = [[8], [16, 8], [32, 16, 8]];

    private static readonly string[] Norms = ["BatchNorm(Activation.ReLU)", "LayerNorm", "RmsNorm(affine: false)", "GroupNorm(2, Activation.Tanh)", "BatchNorm(axis: 0)"];

    private static readonly string[] ByHand =
    [
        "Network(Loss.Huber, Precision.Double)|Input(3)|Dense(1)",
        "Network(Loss.Huber, codeStyle: CodeStyle.Plain, training: false)|Input(3)|Dense(1)",
        "Network(Loss.Huber, unroll: Unroll.None)|Input(3)|Dense(1)",
        "Network(Loss.Huber, unroll: Unroll.Full)|Input(41)|Dense(40)",
        "Network(Loss.BinaryCrossEntropy, positiveWeights: true)|Input(3)|Dense(5, Activation.Sigmoid)",
        "Network(Loss.Quantile, quantile: 0.9)|Input(3)|Dense(1)",
        "Network((Loss)2)|Input(3)|Dense(4, (Activation)1)|Dense(1)",
        "Input(3)|Network(Loss.Huber)|Dense(1)",
        "NetGen.Network(Loss.Huber)|NetGen.InputAttribute(3)|global::NetGen.Dense(1)",
        "Network(Loss.Huber)|Budget(maxParameters: 100, maxBytes: 400)|Input(3)|Dense(1)",
        "Network(Loss.Huber)|Input(3)|Normalize|GaussianNoise(0.1)|Dropout(0.5 / 2)|Dense(1)",
        "Network(Loss.Huber)|Input(4)|Normalize(name: \"n\")|Dense(8, Activation.ReLU, name: \"stem\")|Dense(8, Activation.ReLU, from: \"stem\")|Add(\"stem\")|Dense(1)",
        "Network(Loss.Huber)|Input(4)|Dense(2)|Dense(8, Activation.ReLU)|Dense(1)",
        "Network(Loss.Huber)|Input(4)|Dense(8, initializer: Initializer.Zeros)",
        "Network(Loss.Huber)|Input(4)|LeakyReLU(0.2)|ELU(0.5)|PReLU(true)|Dense(1)",
        "Network(Loss.Huber)|Input(4, 3)|Reshape(3, 4)|Permute(1, 0)|Slice(1, 2)|Flatten|Dense(1)",
        "Network(Loss.Huber)|Input(4, 3)|Slice(0, 2, name: \"head\")|Slice(2, 2, from: \"input\")|Concat(\"head\", axis: -1)|Flatten|Dense(1)",
        "Network(Loss.Huber)|Input(3, 2, 2, 1, 2, 1, 1, 2)|Flatten|Dense(1)",
        "Network(Loss.Huber)|Input(24, 3)|Dense(8, bias: false)|BatchNorm(Activation.ReLU, axis: -1)|Flatten|Dense(1)",
        "Network(Loss.Huber)|Input(24, 3)|Masking|Lstm(8, sequences: true)|Dropout(0.2)|Gru(4, reverse: true)|Dense(1)",
        "Network(Loss.CrossEntropy)|Input(9, 3)|Masking(-1)|Dense(8, Activation.ReLU)|LayerNorm|Dense(4, Activation.Softmax)",
        "Network(Loss.CrossEntropy)|Input(5)|Dense(4)|Activation(Activation.LogSoftmax)",
        "Network(Loss.SparseCrossEntropy, ignoreIndex: 0, labelSmoothing: 0.1)|TokenInput(16, 65)|Embedding(65, 8)|Lstm(32, sequences: true)|Dense(65, Activation.LogSoftmax)",
        "Network(Loss.SparseCrossEntropy)|TokenInput(12, 30)|Embedding(30, 8, mask: 0)|Gru(16, bidirectional: true)|Dense(3, Activation.Softmax)",
        "Network(Loss.MeanSquaredError)|Input(6)|Slice(0, 2, name: \"categories\")|Embedding(9, 4)|Flatten(name: \"embedded\")|Slice(2, 4, from: \"input\")|Concat(\"embedded\")|Dense(1)",
        "Network(Loss.CrossEntropy)|Input(2, 16)|Conv1D(4, 3, Activation.ReLU, causal: true)|Conv1D(4, 3, Activation.ReLU, dilation: 2, groups: 2)|GlobalMaxPool1D|Dense(3, Activation.Softmax)",
        "Network(Loss.Huber)|Input(2, 16)|ConvTranspose1D(4, 3, stride: 2, outputPadding: 1)|AvgPool1D(2)|Flatten|Dense(1)",
        "Network(Loss.Huber)|Input(2, 8, 8)|DepthwiseConv2D(3, multiplier: 2, padding: 1)|ConvTranspose2D(2, 2, stride: 2)|MaxPool2D(4)|Flatten|Dense(1)",
        "Network(Loss.Huber)|Input(2, 4, 4)|ZeroPad2D(1)|UpSample2D(2)|Dropout2D(0.2)|GlobalAvgPool2D|Dense(1)",
        "Network(Loss.Huber)|Input(1, 8, 8)|Conv2D(8, 3, bias: false, samePadding: true)|GroupNorm(4, Activation.ReLU)|Flatten|Dense(1)",
    ];

    private static readonly string[] Classes =
    [
        "public sealed partial class Net;",
        "internal partial class Net : System.IDisposable { public void Dispose() { } }",
        "partial class Net { public double Predict(double[] x) => 0; private const string Title = \"\"; }",
        "partial class Net { public Net(string title) : this() { } public static int Input => 1; }",
        "public partial class Net : Base;",
        "partial class Net; partial class Net { int _own = 1; public int Own => _own; }",
    ];

    private static readonly string[] Around = ["class", "struct", "record", "record struct", "interface"];

    public static ImmutableArray<Declared> All { get; } =
    [
        .. Perceptrons(), .. OfActivations(), .. OfLosses(), .. OfInitializers(), .. OfNorms(), .. Images(), .. Branches(), .. ByHand.Select(Parse), .. OfClasses(),
        .. Written(),
    ];

    private static IEnumerable<Declared> Perceptrons() =>
        from input in (string[])["4", "30", "784"]
        from widths in Widths
        from activation in (string[])["ReLU", "Tanh", "GELU", "SiLU"]
        from end in Ends
        select new Declared([$"Network(Loss.{end.Loss})", $"Input({input})", .. widths.Select(w => $"Dense({w}, Activation.{activation})"), end.End]);

    private static IEnumerable<Declared> OfActivations() => Enum.GetNames<Activation>().Except(["None"]).Select(a =>
        new Declared("Network(Loss.Huber)", "Input(5)", $"Dense(8, Activation.{a})", "Dense(2)"));

    private static IEnumerable<Declared> OfLosses() => Enum.GetNames<Loss>().Select(l => new Declared(
        $"Network(Loss.{l})", "Input(5)", l is "CrossEntropy" or "SparseCrossEntropy" ? "Dense(2, Activation.Softmax)" : l == "BinaryCrossEntropy" ? "Dense(2, Activation.Sigmoid)" : "Dense(2)"));

    private static IEnumerable<Declared> OfInitializers() => Enum.GetNames<Initializer>().Except(["Zeros"]).Select(i => new Declared(
        "Network(Loss.Huber)", "Input(5)", $"Dense(8, Activation.Tanh, Initializer.{i}, scale: 0.5)", $"Dense(2, initializer: Initializer.{i})"));

    private static IEnumerable<Declared> OfNorms() => Norms.SelectMany(n => (Declared[])
    [
        new("Network(Loss.Huber)", "Input(6)", "Dense(8, bias: false)", n, "Dense(2)"),
        new("Network(Loss.Huber)", "Input(1, 6, 6)", "Conv2D(4, 3, bias: false)", n, "Flatten", "Dense(2)"),
    ]);

    private static IEnumerable<Declared> Images() =>
        from channels in (int[])[1, 3]
        from size in (int[])[8, 16]
        from pool in (string[])["MaxPool2D(2)", "AvgPool2D(2)", "Dropout2D(0.1)", "GlobalAvgPool2D"]
        select new Declared("Network(Loss.CrossEntropy)", $"Input({channels}, {size}, {size})", "Conv2D(4, 3, Activation.ReLU, samePadding: true)", pool, "Flatten", "Dense(10, Activation.Softmax)");

    private static IEnumerable<Declared> Branches() =>
        from width in (int[])[4, 8, 16]
        from joined in (string[])["Add(\"left\")", "Subtract(\"left\")", "Multiply(\"left\")", "Concat(\"left\")"]
        select new Declared("Network(Loss.Huber)", "Input(6)", $"Dense({width}, Activation.ReLU, name: \"left\")", $"Dense({width}, Activation.Tanh, from: \"input\")", joined, "Dense(2)");

    private static IEnumerable<Declared> OfClasses()
    {
        var net = new Declared("Network(Loss.Huber)", "Input(3)", "Dense(1)");
        return Classes.Select(c => net with { Before = "public class Base { } ", Head = c, Body = string.Empty })
            .Concat(Around.Select(keyword => net with { Before = $"public partial {keyword} Outer {{ ", After = " }" }));
    }

    /// <summary>Those of the samples, but for one that shows what NG3006 is about.</summary>
    private static IEnumerable<Declared> Written() => Directory.GetFiles(SourceTree.Find("samples"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .SelectMany(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Where(c => c.Identifier.Text != "ZeroStart" && c.AttributeLists.Any(l => l.Attributes.Any(a => a.Name.ToString() == "Network")))
        .Select(c => new Declared([.. c.AttributeLists.SelectMany(l => l.Attributes).Select(a => OfRow().Replace(a.ToString(), string.Empty))]));

    /// <summary>A row's type is declared elsewhere in the sample.</summary>
    [GeneratedRegex(@", row: typeof\(\w+\)")]
    private static partial Regex OfRow();

    private static Declared Parse(string attributes) => new([.. attributes.Split('|')]);
}
