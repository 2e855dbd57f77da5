using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Diagnostics.Corpus;

/// <summary>
/// Nothing is said of valid declarations and calls, and of each with a mistake in it that mistake alone, at its exact place. All of them are one project,
/// each in a namespace of its own.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int LeastValid = 200;
    private const int LeastMutants = 300;

    /// <summary>Of each mistake: it is made in declarations of all families, one after the other.</summary>
    private const int MutantsEach = 10;

    private const string Calls = """
        static class User
        {
            static void Use(Net net, float[] some, OptimizerState<float> state)
            {
                CALLS
            }
        }
        """;

    private static readonly string[] ValidCalls =
    [
        "net.Predict(new float[Net.InputSize], new float[Net.OutputSize]);",
        "net.Predict(some, new float[2 * Net.OutputSize]);",
        "net.Predict(some[..^1], some.AsSpan(1));",
        "Net.Input x = default; Net.Output y = net.Predict(in x); net.Evaluate(x, y);",
        "net.Evaluate(new float[3 * Net.InputSize], new float[3 * Net.OutputSize]);",
        "net.ComputeGradients(stackalloc float[2 * Net.InputSize], stackalloc float[2 * Net.OutputSize], net.CreateGradients());",
        "net.Step(some, some, net.CreateGradients(), state);",
        "net.ReadTensor(\"dense1.weight\", some); net.WriteTensor(Net.Tensors.Dense1Weight, some);",
        "net.Fit(new Dataset(new double[2 * Net.InputSize], Net.InputSize, new double[2 * Net.OutputSize], Net.OutputSize), new TrainingOptions { BatchSize = 2 });",
    ];

    private static readonly (string Id, string Call)[] WrongCalls =
    [
        ("NG4001", "_ = new Net.Input([|new float[Net.InputSize + 1]|]);"),
        ("NG4001", "float[] sample = new float[999983]; _ = new Net.Input([|sample|]);"),
        ("NG4002", "net.Predict([|new float[999983]|], some);"),
        ("NG4002", "net.Evaluate([|stackalloc float[0]|], some);"),
        ("NG4002", "net.ComputeGradients(targets: some, inputs: [|new float[999983].AsSpan()|], gradients: net.CreateGradients());"),
        ("NG4003", "net.Predict(new float[2 * Net.InputSize], [|new float[3 * Net.OutputSize]|]);"),
        ("NG4003", "Net.Input x = default; net.Step(x, [|new float[2 * Net.OutputSize]|], net.CreateGradients(), state);"),
        ("NG4004", "net.ReadTensor([|\"dense1.weigth\"|], some);"),
        ("NG4004", "net.WriteTensor(values: some, name: [|\"dense.weight\"|]);"),
        ("NG4005", "net.ReadTensor(Net.Tensors.Dense1Weight, [|new float[999983]|]);"),
        ("NG4005", "net.WriteTensor(\"dense1.weight\", [|some[2..2]|]);"),
    ];

    [Fact]
    public void NothingIsSaidOfWhatIsRight()
    {
        Case[] cases = [.. ValidDeclarations.All.Select((d, i) => new Case(i, null, d.Source))];
        Assert.True(cases.Length >= LeastValid, $"{cases.Length} declarations");
        Compilation compilation = Compile(cases);

        // One of them calls a constructor that is not generated here, and one of the samples the members of a stream.
        Expect.AssertCompiler(compilation, "CS0103", "CS7036");
        Report("valid declarations", cases, Analysis.Run(compilation));
    }

    [Fact]
    public void AMistakeInADeclarationIsSaidAloneAndAtItsPlace()
    {
        var cases = new List<Case>();
        foreach (Mutation mutation in Mutation.All)
        {
            Declared[] mutants = [.. ValidDeclarations.All.Select(mutation.Make).OfType<Declared>()];
            Assert.NotEmpty(mutants);
            int step = Math.Max(1, mutants.Length / MutantsEach);
            cases.AddRange(mutants.Where((_, i) => i % step == 0).Take(MutantsEach).Select(m => new Case(cases.Count, mutation.Id, m.Source)));
        }

        for (int i = 0; i < cases.Count; i++)
        {
            cases[i] = cases[i] with { Index = i };
        }

        Assert.True(cases.Count >= LeastMutants, $"{cases.Count} mutants");
        Report("declarations with a mistake", cases, Analysis.Run(Compile(cases)));
    }

    [Fact]
    public void AMistakeInACallIsSaidAloneAndAtItsPlace()
    {
        string[] networks = [.. ValidDeclarations.All.Where(d => d.IsDense && d.Attributes[0].Split(',').Length == 1).Where((_, i) => i % 12 == 0)
            .Select(d => (d.With(0, d.Attributes[0].Replace(")", ", codeStyle: CodeStyle.Plain)", StringComparison.Ordinal)) with { Head = "public partial class Net" }).Source)];
        (string? Id, string Call)[] calls = [.. ValidCalls.Select(c => ((string?)null, c)), .. WrongCalls.Select(c => ((string?)c.Id, c.Call))];
        Case[] cases = [.. Enumerable.Range(0, networks.Length).SelectMany(n => calls.Select(c => (Network: n, c.Id, c.Call)))
            .Select((c, i) => new Case(i, c.Id, $"using Net = global::Networks{c.Network}.Net;\n" + Calls.Replace("CALLS", c.Call, StringComparison.Ordinal)))];
        Compilation compilation = Analysis.Generate(Analysis.Compile(networks.Select((n, i) => Analysis.Parse($"Network{i}.cs", $"namespace Networks{i} {{ {n} }}"))))
            .AddSyntaxTrees(cases.Select(c => Analysis.Parse(c.Path, c.Markup.Text)));
        Expect.AssertCompiler(compilation);
        Report("calls", cases, Analysis.Run(compilation));
    }

    private static CSharpCompilation Compile(IEnumerable<Case> cases) => Analysis.Compile(cases.Select(c => Analysis.Parse(c.Path, c.Markup.Text)));

    private void Report(string what, IReadOnlyCollection<Case> cases, ImmutableArray<Diagnostic> found)
    {
        ILookup<string, Diagnostic> byFile = found.ToLookup(d => d.Location.SourceTree!.FilePath);
        var missed = new List<string>();
        var wrong = new List<string>();
        foreach (Case @case in cases)
        {
            (string Id, TextSpan Span)[] expected = @case.Id is { } id ? [(id, Assert.Single(@case.Markup.Spans))] : [];
            (string Id, TextSpan Span)[] said = [.. byFile[@case.Path].Select(d => (d.Id, d.Location.SourceSpan))];
            missed.AddRange(expected.Except(said).Select(e => $"{e.Id} is not said:\n{@case.Marked}"));
            wrong.AddRange(byFile[@case.Path].Where(d => !expected.Contains((d.Id, d.Location.SourceSpan)))
                .Select(d => $"{d.Id} at '{@case.Markup.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}': {d.GetMessage(CultureInfo.InvariantCulture)}\n{@case.Marked}"));
        }

        int mistakes = cases.Count(c => c.Id is not null);
        string counts = string.Create(CultureInfo.InvariantCulture, $"{cases.Count} {what}: {mistakes - missed.Count} caught, {missed.Count} missed, {wrong.Count} false");
        output.WriteLine(counts);
        Assert.True(missed.Count + wrong.Count == 0, $"{counts}\n{string.Join("\n", missed.Concat(wrong).Take(20))}");
    }

    /// <summary>One file.</summary>
    /// <param name="Index">Its number.</param>
    /// <param name="Id">The rule that is broken; null where none is.</param>
    /// <param name="Marked">With the place marked.</param>
    private sealed record Case(int Index, string? Id, string Marked)
    {
        public string Path => string.Create(CultureInfo.InvariantCulture, $"Case{Index}.cs");

        public Markup Markup { get; } = new(string.Create(CultureInfo.InvariantCulture, $"namespace Case{Index}\n{{\n{Marked}\n}}\n"));
    }
}
