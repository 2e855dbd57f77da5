using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Calls with lengths and names known at compile time: a wrong one is an error at the argument; where nothing is known, nothing is said.</summary>
public sealed class CallTests
{
    private const string Networks = """
        [Network(Loss.Huber, codeStyle: CodeStyle.Plain)]
        [Input(3)]
        [Dense(4, Activation.Tanh)]
        [Dense(1)]
        partial class One
        {
            public float Predict(double[] input) => 0;
            public float Predict(ReadOnlySpan<double> input) => 0;
            public float Predict(ReadOnlySpan<float> input, bool clamp) => 0;
            public float Evaluate(Span<double> inputs, Span<float> targets) => 0;
        }

        [Network(Loss.Huber, codeStyle: CodeStyle.Plain)]
        [Input(3)]
        [Dense(2)]
        partial class Two;

        [Network(Loss.Huber, codeStyle: CodeStyle.Plain)]
        [Input(3)]
        [BatchNorm]
        [Dense(1)]
        partial class Normed
        {
            public float Predict(ReadOnlyMemory<double> input) => 0;
            public float Predict(System.Collections.Generic.IEnumerable<int> input) => 0;
            public float Evaluate(ReadOnlyMemory<double> inputs, ReadOnlyMemory<double> targets) => 0;
            public void ReadTensor(string name, System.Collections.Generic.List<float> destination) { }
        }

        [Network(Loss.Huber, codeStyle: CodeStyle.Plain)]
        [Input(3)]
        [Activation(Activation.Tanh)]
        partial class Bare;

        [Network(Loss.SparseCrossEntropy, codeStyle: CodeStyle.Plain)]
        [TokenInput(4, 9)]
        [Embedding(9, 3)]
        [Gru(5, sequences: true)]
        [Dense(9, Activation.LogSoftmax)]
        partial class Tokens;

        [System.Runtime.CompilerServices.InlineArray(3)]
        struct Three { private float _first; }

        [System.Runtime.CompilerServices.InlineArray(4)]
        struct Four { private float _first; }
        """;

    /// <summary>The networks with their members, generated once.</summary>
    private static readonly Compilation Ground =
        Analysis.Generate(Analysis.Compile(Analysis.Parse("Networks.cs", Networks)));

    /// <summary>Spans of a wrong length, marked where the error is.</summary>
    public static TheoryData<string> Four => new(
        "one.Predict([|new float[4]|]);",
        "one.Predict([|[1f, 2f, 3f, 4f]|]);",
        "one.Predict(input: [|new[] { 1f, 2f, 3f, 4f }|]);",
        "one.Predict([|stackalloc float[4]|]);",
        "one.Predict([|stackalloc[] { 1f, 2f, 3f, 4f }|]);",
        "one.Predict([|stackalloc float[] { 1f, 2f, 3f, 4f }|]);",
        "one.Predict([|new float[One.InputSize + 1]|]);",
        "one.Predict([|new float[5].AsSpan(1)|]);",
        "one.Predict([|new float[5].AsSpan(1, 4)|]);",
        "one.Predict([|floats.AsSpan(1, 4)|]);",
        "one.Predict([|floats.AsSpan().Slice(0, 4)|]);",
        "one.Predict([|floats[1..5]|]);",
        "one.Predict([|floats.AsSpan()[..4]|]);",
        "one.Predict([|(new float[6])[1..^1]|]);",
        "one.Predict([|new ReadOnlySpan<float>(new float[4])|]);",
        "one.Predict([|new ReadOnlySpan<float>(floats, 2, 4)|]);",
        "one.Predict([|Field|]);",
        "one.Predict([|new CallSite().Own|]);",
        "one.Predict([|(new float[4])|]);",
        "one.Predict([|new float[4]!|]);",
        "one.Predict([|count > 1 ? new float[4] : new float[2 * 2]|]);",
        "one.Predict([|[.. Field]|]);",
        "float[] four = new float[4]; four[0] = 1; one.Predict([|four|]);",
        "Span<float> four = stackalloc float[4]; one.Predict([|four|]);",
        "const int size = 4; one.Predict([|new float[size]|]);",
        "int size = 4; var four = new float[size]; one.Predict([|four|]);",
        "var eight = new float[8]; one.Predict([|new float[eight.Length / 2]|]);",
        "Four four = default; one.Predict([|four|]);",
        "_ = new One.Input([|new float[4]|]);",
        "_ = new One.Input([|[1, 2, 3, 4]|]);");

    public static TheoryData<string> Silent => new(
        "one.Predict(new float[3]);",
        "one.Predict([1f, 2f, 3f]);",
        "one.Predict(stackalloc float[One.InputSize]);",
        "one.Predict(floats);",
        "one.Predict(new double[7]);",
        "one.Predict(new double[7].AsSpan());",
        "one.Predict(new float[7], clamp: true);",
        "one.Evaluate(new double[7], new float[1]);",
        "ReadOnlyMemory<double> memory = new double[4]; normed.Predict(memory); normed.Evaluate(memory, new double[5].AsMemory());",
        "normed.Predict(new int[5]);",
        "normed.ReadTensor(\"none\", new System.Collections.Generic.List<float>());",
        "One.Input input = default; one.Predict(input);",
        "One.Input input = new(floats); one.Predict(in input);",
        "one.Predict(new One.Input(stackalloc float[3]));",
        "one.ReadTensor(One.Tensors.Dense1Weight, new float[12]);",
        "Two.Input input = default; one.Predict((ReadOnlySpan<float>)input);",
        "one.Predict(new float[count]);",
        "one.Predict(floats.AsSpan(count));",
        "one.Predict(floats[..^1]);",
        "one.Predict(floats[^3..]);",
        "one.Predict(floats[1..4]);",
        "one.Predict([.. floats]);",
        "Three three = default; one.Predict(three);",
        "float[] any = new float[4]; any = new float[3]; one.Predict(any);",
        "float[] any = new float[4]; Change(ref any); one.Predict(any);",
        "float[] any = new float[4]; (any, _) = (floats, 1); one.Predict(any);",
        "int size = 4; size--; one.Predict(new float[size]);",
        "one.Predict(count > 1 ? new float[4] : new float[3]);",
        "one.Predict(Changed);",
        "one.Predict(Assigned);",
        "one.Predict(floats, outputs: new float[2]);",
        "one.Predict(new float[6], new float[2]);",
        "one.Predict([], []);",
        "one.Evaluate(new float[6], new float[2]);",
        "one.ReadTensor(\"dense1.weight\", new float[12]);",
        "one.ReadTensor(text, new float[1]);",
        "one.Predict(floats.AsSpan(length: 3, start: 0));",
        "one.Predict(floats.AsSpan().Slice(length: 3, start: 1));",
        "one.Predict(new Span<float>(length: 3, array: floats, start: 0));",
        "one.Predict(new Span<float>(array: floats, length: 3, start: 4));",
        "int size = 259; one.Predict(new float[(byte)size]);",
        "one.Predict(new Matrix().AsSpan(0, 4));",
        "int size = 4; size.Shrink(); one.Predict(new float[size]);",
        "one.Predict((Wrapper)new float[4]);",
        "one.Predict(new Wrapper());",
        "Wrapper four = new float[4]; one.Predict(four);",
        "new Other().Predict(new float[4]);");

    [Theory]
    [MemberData(nameof(Four))]
    public void AWrongLengthOfASampleIsAnErrorAtTheArgument(string statement) =>
        Problem("NG4001", "'One' takes 3 numbers for one sample, but this has 4", statement);

    [Theory]
    [MemberData(nameof(Silent))]
    public void WhatFitsOrIsNotKnownIsSilent(string statement) => Assert.Empty(Run(statement).Select(d => d.GetMessage(CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("two.Predict([|new float[4]|], new float[2]);", "The length of inputs must be a multiple of 3, the inputs of one sample, but is 4")]
    [InlineData("two.Predict(floats, [|new float[3]|]);", "The length of outputs must be a multiple of 2, the outputs of one sample, but is 3")]
    [InlineData("two.Evaluate([|[]|], []);", "The length of inputs must be a positive multiple of 3, the inputs of one sample, but is 0")]
    [InlineData("one.ComputeGradients([|new float[7]|], floats, one.CreateGradients());", "The length of inputs must be a positive multiple of 3, the inputs of one sample, but is 7")]
    [InlineData("two.Step(floats, [|new float[1]|], two.CreateGradients(), state);", "The length of targets must be a positive multiple of 2, the targets of one sample, but is 1")]
    [InlineData("_ = new Dataset([|new double[5]|], 2, new double[2], 1);", "The length of features must be a positive multiple of 2, the features of one sample, but is 5")]
    public void SamplesAreWhole(string statement, string message)
    {
        // Two arrays may both be wrong.
        Assert.Contains(("NG4002", message), Run(new Markup(statement).Text).Select(Described));
        Assert.Equal(new Markup(statement).Spans[0].Length, Run(new Markup(statement).Text)[0].Location.SourceSpan.Length);
    }

    [Theory]
    [InlineData("One.Input x = default; Two.Output y = default; one.Evaluate(x, [|y|]);", "inputs has 1 samples, so the length of targets must be 1 (1 samples of 1), but is 2")]
    [InlineData("one.Evaluate(new float[6], [|new float[3]|]);", "inputs has 2 samples, so the length of targets must be 2 (2 samples of 1), but is 3")]
    [InlineData("two.Predict(new float[6], [|new float[2]|]);", "inputs has 2 samples, so the length of outputs must be 4 (2 samples of 2), but is 2")]
    [InlineData("two.Predict(outputs: [|new float[2]|], inputs: new float[6]);", "inputs has 2 samples, so the length of outputs must be 4 (2 samples of 2), but is 2")]
    [InlineData("two.Step(new float[3], [|new float[4]|], two.CreateGradients(), state);", "inputs has 1 samples, so the length of targets must be 2 (1 samples of 2), but is 4")]
    [InlineData("_ = new Dataset(new double[4], 2, [|[1, 2, 3]|], targetCount: 1);", "features has 2 samples, so the length of targets must be 2 (2 samples of 1), but is 3")]
    public void BothArraysHaveAsManySamples(string statement, string message) => Problem("NG4003", message, statement);

    [Theory]
    [InlineData("one.ReadTensor([|\"dense1.weigth\"|], floats);", "dense1.weight")]
    [InlineData("one.WriteTensor([|\"dens2.bias\"|], floats);", "dense2.bias")]
    [InlineData("const string name = \"dense\"; one.ReadTensor([|name|], floats);", "dense1.bias")]
    public void AMisspeltTensorIsAnErrorThatOffersTheNearest(string statement, string nearest)
    {
        string written = statement.Contains("const", System.StringComparison.Ordinal) ? "dense" : statement.Split('"')[1];
        Problem(
            "NG4004",
            $"'One' has no tensor '{written}': did you mean '{nearest}'? It has 'dense1.weight', 'dense1.bias', 'dense2.weight', 'dense2.bias'",
            statement);
    }

    [Fact]
    public void ANetworkMayHaveNoTensors() => Problem("NG4004", "'Bare' has no tensor 'weight', nor any other", "new Bare().ReadTensor([|\"weight\"|], floats);");

    [Theory]
    [InlineData("one.ReadTensor(\"dense1.weight\", [|new float[11]|]);", "'dense1.weight' has 12 elements ([4, 3]), but destination has 11")]
    [InlineData("one.ReadTensor(One.Tensors.Dense1Weight, [|new float[11]|]);", "'dense1.weight' has 12 elements ([4, 3]), but destination has 11")]
    [InlineData("one.WriteTensor(values: [|[1f, 2f]|], name: \"dense2.bias\");", "'dense2.bias' has 1 elements ([1]), but values has 2")]
    public void ABufferIsAsLongAsTheTensor(string statement, string message) => Problem("NG4005", message, statement);

    [Theory]
    [InlineData("float[] any = new float[4]; new One().Predict(any);", 1)]
    [InlineData("float[] any = new float[4]; any = new float[3]; new One().Predict(any);", 0)]
    public void TopLevelStatementsAreOneScope(string statements, int expected)
    {
        Compilation program = Ground.WithOptions(Ground.Options.WithOutputKind(OutputKind.ConsoleApplication))
            .AddSyntaxTrees(Analysis.Parse(Analysis.FirstFile, statements));
        Assert.Equal(expected, Analysis.Run(program).Length);
    }

    [Fact]
    public void ANetworkOfAnotherAssemblyIsCheckedToo()
    {
        Compilation library = Analysis.Generate(Analysis.Compile(Analysis.Parse("Net.cs", Networks.Replace("partial class One\n", "public partial class One\n", System.StringComparison.Ordinal))));
        using var image = new System.IO.MemoryStream();
        Assert.Empty(library.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        Compilation user = Analysis.Compile(Analysis.Parse(Analysis.FirstFile, "static class User { static void Main() => new One().Predict(new float[4]); }"))
            .WithAssemblyName("Application").AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Equal(("NG4001", "'One' takes 3 numbers for one sample, but this has 4"), Described(Assert.Single(Analysis.Run(user))));
    }

    [Theory]
    [InlineData("tokens.PredictNext([|new int[2]|], new float[9], new float[5]);", "input", "StepInputSize", "1", "2")]
    [InlineData("tokens.PredictNext([|[]|], new float[9], new float[5]);", "input", "StepInputSize", "1", "0")]
    [InlineData("tokens.PredictNext([3], [|new float[8]|], new float[5]);", "output", "StepOutputSize", "9", "8")]
    [InlineData("tokens.PredictNext([3], new float[9], state: [|new float[6]|]);", "state", "StateSize", "5", "6")]
    public void AStepHasItsLengths(string statement, string parameter, string constant, string size, string length) =>
        Problem("NG4007", $"The length of {parameter} must be {size}, Tokens.{constant}, but is {length}", statement);

    /// <summary>Targets are one class index for each step.</summary>
    [Fact]
    public void IntegersAreCountedToo()
    {
        Problem("NG4002", "The length of inputs must be a multiple of 4, the inputs of one sample, but is 5", "tokens.Predict([|new int[5]|], new float[36]);");
        Problem("NG4003", "inputs has 2 samples, so the length of targets must be 8 (2 samples of 4), but is 72", "tokens.Evaluate(new int[8], [|new int[72]|]);");
        Assert.Empty(Run("tokens.Evaluate(new int[8], new int[8]); tokens.PredictNext([3], new float[9], new float[Tokens.StateSize]);"));
    }

    [Theory]
    [InlineData("normed.ComputeGradients([|new float[3]|], new float[1], normed.CreateGradients());")]
    [InlineData("normed.Step(optimizer: state, gradients: normed.CreateGradients(), targets: floats, inputs: [|[1, 2, 3]|]);")]
    [InlineData("normed.Fit(null!, new TrainingOptions { Epochs = 2, BatchSize = [|1|] });")]
    [InlineData("var options = new TrainingOptions { BatchSize = [|1|] }; normed.Fit(null!, options);")]
    [InlineData("const int size = 1; normed.Fit(options: new() { BatchSize = [|size|] }, train: null!);")]
    public void ABatchThatIsNormalisedHasTwoSamples(string statement) => Problem(
        "NG4006", "'batchNorm1' of 'Normed' normalises by the statistics of the batch, so a training batch needs 2 samples or more, but this has 1", statement);

    [Theory]
    [InlineData("normed.ComputeGradients(new float[6], new float[2], normed.CreateGradients());")]
    [InlineData("normed.Evaluate(new float[3], new float[1]);")]
    [InlineData("normed.Predict(new float[3]);")]
    [InlineData("normed.Fit(null!, new TrainingOptions { BatchSize = 2 });")]
    [InlineData("normed.Fit(null!, new TrainingOptions { BatchSize = 0 });")]
    [InlineData("normed.Fit(null!, new TrainingOptions { BatchSize = count });")]
    [InlineData("normed.Fit(null!, new TrainingOptions());")]
    [InlineData("var options = new TrainingOptions { BatchSize = 1 }; options = new(); normed.Fit(null!, options);")]
    [InlineData("one.Fit(null!, new TrainingOptions { BatchSize = 1 });")]
    public void OtherBatchesMayHaveOne(string statement) => WhatFitsOrIsNotKnownIsSilent(statement);

    private static void Problem(string id, string message, string marked)
    {
        var markup = new Markup(marked);
        Diagnostic found = Assert.Single(Run(markup.Text));
        Assert.Equal((id, message), Described(found));
        TextSpan expected = Assert.Single(markup.Spans);
        Assert.Equal(markup.Text.Substring(expected.Start, expected.Length), found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    private static (string Id, string Message) Described(Diagnostic found) => (found.Id, found.GetMessage(CultureInfo.InvariantCulture));

    private static ImmutableArray<Diagnostic> Run(string statement)
    {
        Compilation compilation = Ground.AddSyntaxTrees(Analysis.Parse(Analysis.FirstFile, $$"""
            class Wrapper
            {
                public static implicit operator ReadOnlySpan<float>(Wrapper wrapper) => new float[3];
                public static implicit operator Wrapper(float[] array) => new();
            }

            class Matrix { public Span<float> AsSpan(int row, int column) => new float[3]; }

            static class Extensions { public static void Shrink(this ref int value) => value--; }

            class Other { public void Predict(ReadOnlySpan<float> input) { } }

            class CallSite
            {
                private static readonly float[] Field = new float[4];
                private static readonly float[] Assigned = new float[4];
                private static float[] Changed = new float[4];
                public readonly float[] Own = [1, 2, 3, 4];

                static CallSite() => Assigned = new float[3];

                static void Change(ref float[] array) => array = new float[3];

                static void Use(One one, Two two, Normed normed, Tokens tokens, float[] floats, int count, string text, OptimizerState<float> state)
                {
                    {{statement}}
                }
            }
            """));
        Assert.Empty(compilation.GetSemanticModel(compilation.SyntaxTrees.Last()).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return Analysis.Run(compilation);
    }
}
