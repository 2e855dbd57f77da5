using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Each code fix, before and after: the problem is gone, and nothing else has changed.</summary>
public sealed class FixTests
{
    [Theory]
    [InlineData(
        "Make it partial",
        "namespace N;\n// A price.\n[Network(Loss.Huber)]\n[Input(3)]\n[Dense(1)]\npublic class Net;\n",
        "namespace N;\n// A price.\n[Network(Loss.Huber)]\n[Input(3)]\n[Dense(1)]\npublic partial class Net;\n")]
    [InlineData(
        "Make it partial",
        "// Outside.\nclass Outer\n{\n    [Network(Loss.Huber), Input(3), Dense(1)]\n    partial class Net;\n}\n",
        "// Outside.\npartial class Outer\n{\n    [Network(Loss.Huber), Input(3), Dense(1)]\n    partial class Net;\n}\n")]
    [InlineData(
        "Make it partial",
        "// A row.\n[Features]\npublic sealed record Row(float A, [Label] bool B);\n",
        "// A row.\n[Features]\npublic sealed partial record Row(float A, [Label] bool B);\n")]
    [InlineData(
        "Write d0: 2 in [Input]",
        "[Network(Loss.Huber, row: typeof(Row))]\n[Input(3)] // Of the row.\n[Dense(1)]\npartial class Net;\n[Features] partial record Row(float A, float B, [Label] float C);\n",
        "[Network(Loss.Huber, row: typeof(Row))]\n[Input(2)] // Of the row.\n[Dense(1)]\npartial class Net;\n[Features] partial record Row(float A, float B, [Label] float C);\n")]
    [InlineData(
        "Add [Network]",
        "// The net.\n[Input(3)]\n\n// Out.\n[Dense(1, Activation.Sigmoid)]\npartial class Net;\n",
        "// The net.\n[Network(Loss.BinaryCrossEntropy)]\n[Input(3)]\n\n// Out.\n[Dense(1, Activation.Sigmoid)]\npartial class Net;\n")]
    [InlineData(
        "Add [Network]",
        "partial class Outer\n{\n    [Input(3)]\n    [Dense(1)]\n    partial class Net;\n}\n",
        "partial class Outer\n{\n    [Network(Loss.MeanSquaredError)]\n    [Input(3)]\n    [Dense(1)]\n    partial class Net;\n}\n")]
    [InlineData(
        "Add [Input]",
        "[Network(Loss.Huber)]\n\n// Hidden.\n[Dense(4)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n\n// Hidden.\n[Input(1)]\n[Dense(4)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Remove this [Input]",
        "[Network(Loss.Huber)]\n[Input(3)]\n// Again.\n[Input(4)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n// Again.\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Remove this [Input]",
        "[Network(Loss.Huber), Input(3), Input(4), Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber), Input(3), Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Move [Input] to the top",
        "[Network(Loss.Huber)]\n// Hidden.\n[Dense(4)]\n[Input(3)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n// Hidden.\n[Input(3)]\n[Dense(4)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Move [Input] to the top",
        "[Network(Loss.Huber), Dense(1), Input(3)]\npartial class Net;\n",
        "[Network(Loss.Huber), Input(3), Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Write from: \"hidden\" in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"hidden\")]\n[Dense(1, from: /* here */ \"hiden\")]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"hidden\")]\n[Dense(1, from: /* here */ \"hidden\")]\npartial class Net;\n")]
    [InlineData(
        "Write name: \"dense2\" in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"a\")]\n[Dense(1, name: \"a\")]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"a\")]\n[Dense(1, name: \"dense2\")]\npartial class Net;\n")]
    [InlineData(
        "Write name: \"dense3\" in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"dense2\")]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"dense2\")]\n[Dense(1, name: \"dense3\")]\npartial class Net;\n")]
    [InlineData(
        "Write name: \"dense1\" in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(1, name: \"1st\")]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(1, name: \"dense1\")]\npartial class Net;\n")]
    [InlineData(
        "Write activation: Activation.Sigmoid in [Dense]",
        "[Network(Loss.BinaryCrossEntropy)]\n[Input(3)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.BinaryCrossEntropy)]\n[Input(3)]\n[Dense(1, activation: Activation.Sigmoid)]\npartial class Net;\n")]
    [InlineData(
        "Write activation: Activation.Softmax in [Dense]",
        "[Network(Loss.CrossEntropy)]\n[Input(3)]\n[Dense(2, Activation.ReLU)]\npartial class Net;\n",
        "[Network(Loss.CrossEntropy)]\n[Input(3)]\n[Dense(2, Activation.Softmax)]\npartial class Net;\n")]
    [InlineData(
        "Write loss: Loss.BinaryCrossEntropy in [Network]",
        "[Network(Loss.CrossEntropy)]\n[Input(3)]\n[Dense(2, Activation.Sigmoid)]\npartial class Net;\n",
        "[Network(Loss.BinaryCrossEntropy)]\n[Input(3)]\n[Dense(2, Activation.Sigmoid)]\npartial class Net;\n")]
    [InlineData(
        "Write loss: Loss.MeanSquaredError in [Network]",
        "[Network(loss: Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain)]\n[Input(3)]\n[Dense(2)]\npartial class Net;\n",
        "[Network(loss: Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]\n[Input(3)]\n[Dense(2)]\npartial class Net;\n")]
    [InlineData(
        "Write units: 8 in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, name: \"a\")]\n[Dense(8)]\n[Add(\"a\")]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(8, name: \"a\")]\n[Dense(8)]\n[Add(\"a\")]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Write units: 3 in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, Activation.ReLU)]\n[Add(\"input\")]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(3, Activation.ReLU)]\n[Add(\"input\")]\npartial class Net;\n")]
    [InlineData(
        "Write d1: 4 in [Reshape]",
        "[Network(Loss.Huber)]\n[Input(12)]\n[Reshape(3, 5)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(12)]\n[Reshape(3, 4)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Write d0: 4 in [Reshape]",
        "[Network(Loss.Huber)]\n[Input(24)]\n[Reshape(5, 6)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(24)]\n[Reshape(4, 6)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Write loss: Loss.CrossEntropy in [Network]",
        "[Network(Loss.MeanSquaredError)]\n[Input(3)]\n[Dense(2, Activation.Softmax)]\npartial class Net;\n",
        "[Network(Loss.CrossEntropy)]\n[Input(3)]\n[Dense(2, Activation.Softmax)]\npartial class Net;\n")]
    [InlineData(
        "Write initializer: Initializer.Default in [Dense]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, Activation.ReLU, Initializer.Zeros)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(4, Activation.ReLU, Initializer.Default)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Remove [Dropout]",
        "[Network(Loss.Huber)]\n[Input(3)]\n\n// Out.\n[Dense(1)]\n\n// Against overfitting.\n[Dropout]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n\n// Out.\n[Dense(1)]\n\n// Against overfitting.\npartial class Net;\n")]
    [InlineData(
        "Write activation: Activation.ReLU in [Dense]",
        "partial class Outer\n{\n    [Network(Loss.Huber)]\n    [Input(3)]\n    [Dense(4, name: \"a\")]\n    [Dense(1)]\n    partial class Net;\n}\n",
        "partial class Outer\n{\n    [Network(Loss.Huber)]\n    [Input(3)]\n    [Dense(4, name: \"a\", activation: Activation.ReLU)]\n    [Dense(1)]\n    partial class Net;\n}\n")]
    [InlineData(
        "Write bias: false in [Dense]",
        "[Network(Loss.Huber), Input(3), Dense(4), BatchNorm(Activation.ReLU), Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber), Input(3), Dense(4, bias: false), BatchNorm(Activation.ReLU), Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Remove [Activation]",
        "[Network(Loss.BinaryCrossEntropy)]\n[Input(3)]\n[Dense(1, Activation.Sigmoid)] // Out.\n[Activation(Activation.Sigmoid)]\npartial class Net;\n",
        "[Network(Loss.BinaryCrossEntropy)]\n[Input(3)]\n[Dense(1, Activation.Sigmoid)] // Out.\npartial class Net;\n")]
    [InlineData(
        "Write rate: 1.0 / 2 in [Dropout]",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dropout(1/2)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dropout(1.0 / 2)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Put [Flatten] before [Dense]",
        "partial class Outer\n{\n    [Network(Loss.Huber)]\n    [Input(1, 8, 8)]\n    [Conv2D(4, 3)]\n\n    // Out.\n    [Dense(1)]\n    partial class Net;\n}\n",
        "partial class Outer\n{\n    [Network(Loss.Huber)]\n    [Input(1, 8, 8)]\n    [Conv2D(4, 3)]\n\n    // Out.\n    [Flatten]\n    [Dense(1)]\n    partial class Net;\n}\n")]
    [InlineData(
        "Put [Flatten] before [Dense]",
        "[Network(Loss.Huber)]\n[Input(1, 8, 8), Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(1, 8, 8), Flatten, Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Write axis: -1 in [BatchNorm]",
        "[Network(Loss.Huber)]\n[Input(8, 3)]\n[BatchNorm]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(8, 3)]\n[BatchNorm(axis: -1)]\n[Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Write unroll: Unroll.Auto in [Network]",
        "[Network(Loss.Huber, unroll: Unroll.Full)]\n[Input(100)]\n[Dense(20)]\npartial class Net;\n",
        "[Network(Loss.Huber, unroll: Unroll.Auto)]\n[Input(100)]\n[Dense(20)]\npartial class Net;\n")]
    [InlineData(
        "Write \"dense1.weight\"",
        "[Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class Net;\nclass User { static void Main() => new Net().ReadTensor(\"dense1.weigth\" /* W */, new float[3]); }\n",
        "[Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class Net;\nclass User { static void Main() => new Net().ReadTensor(\"dense1.weight\" /* W */, new float[3]); }\n")]
    [InlineData(
        "Remove this [Network]",
        "[Network(Loss.Huber)]\n[Network(Loss.Hinge)]\n[Input(3)]\n[Dense(1)]\npartial class Net;\n",
        "[Network(Loss.Huber)]\n[Input(3)]\n[Dense(1)]\npartial class Net;\n")]
    public void AFixSolvesTheProblem(string title, string before, string after)
    {
        (string id, string found) = Fixing.Fixed(before, title);
        Assert.Equal(after, found);
        Assert.DoesNotContain(Problems(after), p => p.Id == id || p.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void WindowsLineEndsStay() => Assert.Equal(
        "[Network(Loss.MeanSquaredError)]\r\n[Input(3)]\r\n[Dense(1)]\r\npartial class Net;\r\n",
        Fixing.Fixed("[Input(3)]\r\n[Dense(1)]\r\npartial class Net;\r\n", "Add [Network]").After);

    [Fact]
    public void ALossThatDoesNotFitHasTwoFixes() => Assert.Equal(
        ["Write activation: Activation.Sigmoid in [Dense]", "Write loss: Loss.MeanSquaredError in [Network]"],
        Fixing.Offered("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(1)] partial class Net;").Select(a => a.Title));

    [Fact]
    public void WhatNoArgumentSolvesHasNoFix() =>
        Assert.Empty(Fixing.Offered("[Network(Loss.Huber)] [Input(7)] [Reshape(2, 3)] [Dense(1)] partial class Net;"));

    [Fact]
    public void AllOfOneKindAreFixedAtOnce() => Assert.Equal(
        "partial class Outer { [Network(Loss.Huber), Input(3), Dense(1)] partial class A; [Network(Loss.Huber), Input(3), Dense(1)] partial class B; }",
        Fixing.AllFixed(
            "partial class Outer { [Network(Loss.Huber), Input(3), Dense(1)] class A; [Network(Loss.Huber), Input(3), Dense(1)] class B; }", "NG1001"));

    [Fact]
    public void AllMisspeltNamesAreCorrectedAtOnce() => Assert.Equal(
        "[Network(Loss.Huber)] [Input(3)] [Dense(4)] [Dense(4, from: \"dense1\")] [Add(\"dense1\")] [Dense(1, from: \"add1\")] partial class Net;",
        Fixing.AllFixed(
            "[Network(Loss.Huber)] [Input(3)] [Dense(4)] [Dense(4, from: \"dens1\")] [Add(\"dense1\")] [Dense(1, from: \"ad1\")] partial class Net;", "NG1008"));

    /// <summary>Every kind of fix in one file, in nested types, all at once.</summary>
    [Theory]
    [InlineData("NG3014", "[Network(Loss.Huber)] [Input(1, 8, 8)] [Dense(1)] partial class A;", "[Network(Loss.Huber)] [Input(1, 8, 8)] [Flatten]\n[Dense(1)] partial class A;")]
    [InlineData("NG3013", "[Network(Loss.Huber)] [Input(3)] [Dropout(1/2)] [Dense(1)] partial class A;", "[Network(Loss.Huber)] [Input(3)] [Dropout(1.0 / 2)] [Dense(1)] partial class A;")]
    [InlineData("NG3007", "[Network(Loss.Huber)] [Input(3)] [Dense(1)] [Dropout] partial class A;", "[Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class A;")]
    [InlineData("NG3015", "[Network(Loss.Huber)] [TokenInput(3, 2)] [Embedding(2, 2, mask: 1)] [Flatten] [Dense(1)] partial class A;", "[Network(Loss.Huber)] [TokenInput(3, 2)] [Embedding(2, 2, mask: -1)] [Flatten] [Dense(1)] partial class A;")]
    [InlineData("NG3015", "[Network(Loss.Huber)] [Input(3, 2)] [Masking] [Flatten] [Dense(1)] partial class A;", "[Network(Loss.Huber)] [Input(3, 2)] [Flatten] [Dense(1)] partial class A;")]
    public void AdviceIsFollowedAtOnce(string id, string before, string after)
    {
        string second = before.Replace("class A", "class B", StringComparison.Ordinal);
        Assert.Equal(
            $"partial class Outer {{ {after} {after.Replace("class A", "class B", StringComparison.Ordinal)} }}", Fixing.AllFixed($"partial class Outer {{ {before} {second} }}", id));
    }

    /// <summary>Sizes are fixed together though their options differ; of two ways to make them equal the first is taken.</summary>
    [Fact]
    public void AllSizesAreFixedAtOnce() => Assert.Equal(
        "[Network(Loss.Huber)] [Input(24)] [Reshape(4, 6)] [Dense(1)] partial class A; [Network(Loss.Huber)] [Input(12)] [Reshape(3, 4)] [Dense(1)] partial class B;",
        Fixing.AllFixed(
            "[Network(Loss.Huber)] [Input(24)] [Reshape(5, 6)] [Dense(1)] partial class A; [Network(Loss.Huber)] [Input(12)] [Reshape(3, 5)] [Dense(1)] partial class B;", "NG2006"));

    [Fact]
    public void SeveralChangesOfOneAttributeAreMadeAtOnce() => Assert.Equal(
        "[Network(Loss.Huber)] [Input(3)] [Dense(4)] [Add(from: \"dense1\", other: \"input\")] partial class Net;",
        Fixing.AllFixed("[Network(Loss.Huber)] [Input(3)] [Dense(4)] [Add(from: \"dens1\", other: \"inpt\")] partial class Net;", "NG1008"));

    /// <summary><c>dotnet format</c> knows the key of one problem alone.</summary>
    [Fact]
    public void OneCallOfTheCommandLineFixesSeveralIds() => Assert.Equal(
        """
        [Network(Loss.BinaryCrossEntropy)]
        [Input(1, 8, 8)]
        [Flatten]
        [Dense(4, activation: Activation.ReLU)]
        [Dense(1, activation: Activation.Sigmoid)]
        public partial class A;
        [Network(Loss.MeanSquaredError)]
        [Input(3)]
        [Dense(1)]
        public partial class B;
        [Network(Loss.Huber)]
        [Input(1)]
        [Dense(2)]
        public partial class C;
        [Network(Loss.Huber)]
        [Input(12)]
        [Dense(12, name: "a", activation: Activation.ReLU)]
        [Dense(12, name: "dense2")]
        [Add("a")]
        [Reshape(3, 4)]
        public partial class D;
        """,
        Fixing.Formatted(
            """
            [Network(Loss.BinaryCrossEntropy)]
            [Input(1, 8, 8)]
            [Flatten]
            [Dense(4, activation: Activation.ReLU)]
            [Dense(1)]
            public partial class A;
            [Input(3)]
            [Dense(1)]
            public partial class B;
            [Network(Loss.Huber)]
            [Dense(2)]
            public class C;
            [Network(Loss.Huber)]
            [Input(12)]
            [Dense(12, name: "a", activation: Activation.ReLU)]
            [Dense(12, name: "a")]
            [Add("a")]
            [Reshape(3, 5)]
            public partial class D;
            """));

    /// <summary>The library's names are written so that the compiler finds them.</summary>
    [Theory]
    [InlineData(
        "Write activation: Activation.Sigmoid",
        "[NetGen.Network(NetGen.Loss.BinaryCrossEntropy), NetGen.Input(3), NetGen.Dense(1)] partial class Net;",
        "[NetGen.Network(NetGen.Loss.BinaryCrossEntropy), NetGen.Input(3), NetGen.Dense(1, activation: NetGen.Activation.Sigmoid)] partial class Net;")]
    [InlineData(
        "Put [Flatten] before",
        "[NetGen.Network(NetGen.Loss.Huber), NetGen.Input(1, 8, 8), NetGen.Dense(1)] partial class Net;",
        "[NetGen.Network(NetGen.Loss.Huber), NetGen.Input(1, 8, 8), NetGen.Flatten, NetGen.Dense(1)] partial class Net;")]
    [InlineData(
        "Add [Network]",
        "namespace My.NetGen { [global::NetGen.Input(3), global::NetGen.Dense(1)] partial class Net; }",
        "namespace My.NetGen { [global::NetGen.Network(global::NetGen.Loss.MeanSquaredError)]\n[global::NetGen.Input(3), global::NetGen.Dense(1)] partial class Net; }")]
    [InlineData(
        "Add [Input]",
        "using N = NetGen; [N.Network(N.Loss.Huber)]\n[N.Dense(1)]\npartial class Net;\n",
        "using N = NetGen; [N.Network(N.Loss.Huber)]\n[NetGen.Input(1)]\n[N.Dense(1)]\npartial class Net;\n")]
    [InlineData(
        "Add [Input]",
        "using NetGen; [Network(Loss.Huber)]\n[Dense(1)]\npartial class Net { struct Input; }\n",
        "using NetGen; [Network(Loss.Huber)]\n[Input(1)]\n[Dense(1)]\npartial class Net { struct Input; }\n")]
    [InlineData(
        "Add [Input]",
        "using NetGen; [Network(Loss.Huber)]\n[Dense(1)]\npartial class Net { }\nclass Input : System.Attribute;\n",
        "using NetGen; [Network(Loss.Huber)]\n[NetGen.Input(1)]\n[Dense(1)]\npartial class Net { }\nclass Input : System.Attribute;\n")]
    [InlineData(
        "Write activation: Activation.Sigmoid",
        "using NetGen; partial class Outer { object Activation; [Network(Loss.BinaryCrossEntropy), Input(3), Dense(1)] partial class Net; }",
        "using NetGen; partial class Outer { object Activation; [Network(Loss.BinaryCrossEntropy), Input(3), Dense(1, activation: NetGen.Activation.Sigmoid)] partial class Net; }")]
    [InlineData(
        "Write activation: Activation.Sigmoid",
        "using NetGen; [Network(Loss.BinaryCrossEntropy), Input(3), Dense(1)] partial class Net;",
        "using NetGen; [Network(Loss.BinaryCrossEntropy), Input(3), Dense(1, activation: Activation.Sigmoid)] partial class Net;")]
    public void NamesAreFoundWithoutAUsing(string title, string before, string after) => Assert.Equal(after, Fixing.Fixed(before, title, usings: false).After);

    private static ImmutableArray<Diagnostic> Problems(string source) => Analysis.Run(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source)));
}
