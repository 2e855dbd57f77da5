using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Whatever is typed half, twice or elsewhere, neither analyzer nor generator throws, and what is reported lies in the source.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Seed = 28;

    /// <summary>Of so many variants one is of all parts.</summary>
    private const int WholeEvery = 16;

    private const int PerCompilation = 16;

    /// <summary>What is mutated: types that know nothing of each other.</summary>
    private static readonly string[] Parts =
    [
        """
        public partial class Outer<T>
        {
            public partial record struct Inner
            {
                [Network(Loss.BinaryCrossEntropy, Precision.Double, codeStyle: CodeStyle.Plain, unroll: Unroll.Full, training: false)]
                [Input(28, 28, d2: 3, name: "image")]
                [Dense(20, Activation.ReLU, Initializer.HeNormal, 0.5, bias: false, name: "stem")]
                [Activation(Activation.Tanh, "squash", from: "stem"), Dense(10, from: "image", scale: 1e-3)]
                [Dense(units: 1, activation: Activation.Sigmoid, from: nameof(T))]
                internal sealed partial class Net
                {
                    private int _parameters;
                    public Net(int seed) { }
                    float Predict(ReadOnlySpan<double> x) => 0;
                }
            }
        }
        """,
        """
        [Dense(3, from: "late")] partial class Split;
        [Network(Loss.CrossEntropy)] [Input(3)] [Dense(1, Activation.Softmax)] partial class Split(string s);
        [Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)] [Input(2, 3)] [Dense(3, Activation.ReLU, name: "a")] [Dropout(0.3)] [Add("input", Activation.Tanh, other2: "a")]
        [Concat("a", axis: -1)] [Reshape(3, 4)] [Flatten(name: "flat", from: "add1")] [Dense(1)] public partial class Branches;
        [Network(Loss.Huber, codeStyle: CodeStyle.Plain)] [Input(2, 3)] [Normalize] [GaussianNoise(0.1)] [Dense(3)] [BatchNorm(Activation.ReLU, momentum: 0.2)] [LayerNorm(epsilon: 1e-3)]
        [RmsNorm(affine: false)] [Normalize(from: "input")] [Add("rmsNorm1")] public partial class Norms;
        """,
        """
        [Features] public partial record Patient(float Radius, [Feature("stage", CategoryEncoding.Index)] DayOfWeek? Stage, Size Size, [NoFeature] int Id, string? Text = null, [Label(threshold: 0.4)] bool? Benign = null);
        [Features] partial struct Point { public double X { get; set; } public required bool Y { get; init; } [Label] public DayOfWeek Day { get; set; } }
        public record Size(float Width, int? Height);
        [Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain, row: typeof(Patient))] [Input(5)] [Dense(1, Activation.Sigmoid)] public partial class OfPatients;
        [Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain, row: typeof(Point))] [Input(2)] [Dense(7, Activation.LogSoftmax)] partial class OfPoints { void Fit(Point[] p) { } }
        [Network(Loss.Huber, training: false)] [Input(2)] [Dense(2)] partial class Fast;
        """,
        """
        class OwnAttribute(int[] units, object o) : LayerAttribute(null, null);
        [Network((Loss)9)] [Input(0)] [Own(new[] { 1 }, typeof(int))] [Dense(-1, name: "1x")] file static class Info;
        """,
        """
        [Network(Loss.Huber, codeStyle: CodeStyle.Plain)] [Budget(maxParameters: 99, maxBytes: 1)] [Input(3)] [Dropout(1/2)] [Dense(4)] [Dense(1)] partial class Called
        {
            public int Summary => Tensors.Dense1Weight.Length;
        }

        static class User
        {
            private static readonly float[] Field = new float[4];

            static void Use(Called net, float[] some, int count)
            {
                const int size = 2 + 1;
                var local = new float[size * 2];
                Span<float> stack = stackalloc float[] { 1, 2, 3 };
                net.Predict(Field); net.Predict(local[1..^2]); net.Predict([.. some, 1f]); net.Predict(stack);
                net.Evaluate(local.AsSpan(0, 3), new float[count > 1 ? 1 : 2]);
                net.ReadTensor("dense1.weigth", some); net.WriteTensor(values: new float[1], name: Called.Tensors.Dense2Bias);
                Called.Input x = new([1, 2, 3]); Called.Output y = net.Predict(in x);
                net.Fit(new Dataset(new double[6], 3, new double[3], 1), new TrainingOptions { BatchSize = 1 });
            }
        }
        """,
    ];

    private static readonly string[] Strays =
    [
        "2147483647", "-1", "0", "double.NaN", "(Activation)99", "null", "\"input\"", "\"\"", "default", "name:", "from:", "units:", "[", "]", "(", ")", ",", "{", "}",
        "partial", "static", "class", "record", "struct", "file", "<T>", "Network", "Input", "Dense", "Concat", "Add", "Reshape", "Flatten", "Dropout", "BatchNorm", "LayerNorm", "Normalize", "epsilon:", "axis:", "other:", "LayerAttribute", "NetGen.", "typeof(int)", "Features", "Label", "Feature", "NoFeature", "row:", "typeof(Patient)", "required", "Prediction", "@", "\"", "/*", "#if X\n",
    ];

    /// <summary>The tokens of each part alone, and of all of them together, by the place among the files of a compilation.</summary>
    private static string[][][] Tokens { get; } =
    [
        .. Enumerable.Range(0, PerCompilation).Select(place => Parts.Append(string.Join("\n", Parts)).Select(part => TokensOf(MutationCheck.Source(part, place))).ToArray()),
    ];

    private static int Count { get; } = Setting("NETGEN_MUTATIONS", 2000);

    /// <summary>The number of the first variant: a long run is cut into parts.</summary>
    private static int First { get; } = Setting("NETGEN_MUTATIONS_FIRST", 0);

    [Fact]
    public void NoMutationMakesGeneratorOrAnalyzerThrow()
    {
        var check = new MutationCheck();
        foreach (int[] variants in Enumerable.Range(First, Count).Chunk(PerCompilation))
        {
            string[][] tokens = [.. variants.Select((variant, place) => Tokens[place][PartOf(variant)])];
            check.Run(variants[0], [.. tokens.Select(t => string.Concat(t))], [.. variants.Zip(tokens, (variant, of) => Mutate(of, new Random(Seed + variant)))]);
        }

        string counts = $"{Count} variants from {First}: {check.Counts}";
        output.WriteLine(counts);
        Assert.True(
            check.Files > Count / 2 && check.Networks > Count / 4 && check.Reported > Count && check.Calls > Count / 8,
            $"Most mutations hide the networks. {counts}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    /// <summary>Mostly of one part, so that little is compiled; sometimes of all of them.</summary>
    private static int PartOf(int variant) => variant % WholeEvery == 0 ? Parts.Length : variant % Parts.Length;

    private static string[] TokensOf(string source) => [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.ToFullString())];

    private static string Mutate(string[] original, Random random)
    {
        var tokens = new List<string>(original);
        for (int left = random.Next(1, 5); left > 0; left--)
        {
            int at = random.Next(tokens.Count);
            int other = random.Next(tokens.Count);
            switch (random.Next(12))
            {
                case 0:
                    tokens.RemoveRange(at, Math.Min(random.Next(1, 4), tokens.Count - at));
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3 when at > tokens.Count / 2:
                    tokens.RemoveRange(at, tokens.Count - at);
                    break;
                case < 8:
                    tokens[at] = Strays[random.Next(Strays.Length)] + " ";
                    break;
                default:
                    tokens.Insert(at, Strays[random.Next(Strays.Length)] + " ");
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
