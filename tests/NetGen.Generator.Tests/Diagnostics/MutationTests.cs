using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Whatever is typed half, twice or elsewhere, neither analyzer nor generator throws, and what is reported lies in the source.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Seed = 28;

    /// <summary>Of so many variants one is of all parts.</summary>
    private const int WholeEvery = 16;

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

    /// <summary>Each part alone, and all of them together.</summary>
    private static string[] Sources { get; } = [.. Parts.Append(string.Join("\n", Parts)).Select(Source)];

    /// <summary>A million texts have no room in memory.</summary>
    private static UInt128 Digest(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    private static int Count { get; } = Setting("NETGEN_MUTATIONS", 2000);

    /// <summary>The number of the first variant: a long run is cut into parts.</summary>
    private static int First { get; } = Setting("NETGEN_MUTATIONS_FIRST", 0);

    /// <summary>
    /// Each run follows on one of the unchanged source of the same part, so that the networks before the first change are kept, and only the others
    /// are written again. Every file that is written is C#; the analyzer sees the mutated file beside the members of the network that it calls.
    /// </summary>
    [Fact]
    public void NoMutationMakesGeneratorOrAnalyzerThrow()
    {
        (int reported, int files, int networks, int calls) = (0, 0, 0, 0);
        GeneratorDriver[] unchanged = [.. Sources.Select(source => GeneratorRun.DriverOf().RunGenerators(Compile(source)))];
        HashSet<object> kept = new(
            unchanged.SelectMany(d => d.GetRunResult().Results).SelectMany(r => r.GeneratedSources).Select(f => f.SourceText),
            ReferenceEqualityComparer.Instance);
        SyntaxTree called = unchanged[Parts.Length].GetRunResult().GeneratedTrees
            .Single(t => t.FilePath.Contains("Called", StringComparison.Ordinal));
        HashSet<UInt128> parsed = [];
        foreach ((int part, string source) in Mutations())
        {
            SyntaxTree tree = Analysis.Parse(Analysis.FirstFile, source);
            CSharpCompilation user = Analysis.Compile(tree);
            foreach (GeneratorRunResult result in unchanged[part].RunGenerators(user).GetRunResult().Results)
            {
                Assert.True(result.Exception is null, $"{result.Exception}\n\n{source}");
                foreach (GeneratedSourceResult file in result.GeneratedSources)
                {
                    files++;
                    if (kept.Contains(file.SourceText))
                    {
                        continue;
                    }

                    string text = file.SourceText.ToString();
                    Assert.True(!parsed.Add(Digest(text)) || !Errors(file).Any(), $"{string.Join('\n', Errors(file))}\n{text}\n\n{source}");
                    networks += text.Contains("namespace NetGen.Generated", StringComparison.Ordinal) ? 1 : 0;
                }
            }

            bool isCalled = source.Contains("Called", StringComparison.Ordinal);
            foreach (Diagnostic diagnostic in Analyze(isCalled ? user.AddSyntaxTrees(called) : user, tree, source))
            {
                Assert.Same(tree, diagnostic.Location.SourceTree);
                Assert.DoesNotContain("{0}", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                reported++;
                calls += diagnostic.Id.StartsWith("NG4", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        string counts = $"{Count} variants from {First}: {files} files, {networks} of them networks that were written again; {reported} problems, {calls} of calls";
        output.WriteLine(counts);
        Assert.True(files > Count / 2 && networks > Count / 4 && reported > Count && calls > Count / 8, $"Most mutations hide the networks. {counts}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static Compilation Compile(string source) => Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source));

    private static IEnumerable<Diagnostic> Errors(GeneratedSourceResult file) =>
        file.SyntaxTree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Mostly of one part, so that little is compiled; sometimes of all of them.</summary>
    private static IEnumerable<(int Part, string Source)> Mutations()
    {
        string[][] tokens = [.. Sources.Select(Tokens)];
        return Enumerable.Range(First, Count).Select(variant =>
        {
            int part = variant % WholeEvery == 0 ? Parts.Length : variant % Parts.Length;
            return (part, Mutate(tokens[part], new Random(Seed + variant)));
        });
    }

    private static string Source(string part) => $"#nullable enable\nnamespace A.B\n{{\n{part}\n}}";

    private static string[] Tokens(string source) => [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.ToFullString())];

    /// <summary>None where the compiler itself crashes on the source, as it does without an analyzer.</summary>
    private static IEnumerable<Diagnostic> Analyze(Compilation compilation, SyntaxTree tree, string source)
    {
        try
        {
            return Analysis.Run(compilation, tree);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(source, exception);
        }
        catch (AggregateException) when (CrashesCompiler(source))
        {
            return [];
        }
    }

    private static bool CrashesCompiler(string source)
    {
        try
        {
            Compile(source).GetDiagnostics();
            return false;
        }
        catch (AggregateException)
        {
            return true;
        }
    }

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
