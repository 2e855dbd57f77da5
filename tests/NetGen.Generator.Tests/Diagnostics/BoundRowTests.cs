using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What a network and its row must agree in.</summary>
public sealed class BoundRowTests
{
    private const string Row = "[Features] partial record Row(float A, float B, [Label] bool C); ";

    [Theory]
    [InlineData("float A, float B, [Label] bool C", "Loss.BinaryCrossEntropy", 2, "Dense(1, Activation.Sigmoid)")]
    [InlineData("float A, float B, [Label] bool? C", "Loss.MeanSquaredError", 2, "Dense(1, Activation.Sigmoid)")]
    [InlineData("float A, float B, [Label] DayOfWeek C", "Loss.CrossEntropy", 2, "Dense(7, Activation.Softmax)")]
    [InlineData("float A, float B, [Label] DayOfWeek C", "Loss.CrossEntropy", 2, "Dense(7, Activation.LogSoftmax)")]
    [InlineData("float A, float B, [Label] decimal C", "Loss.Huber", 2, "Dense(1)")]
    [InlineData("float? A, DayOfWeek B, [Label] decimal C", "Loss.Huber", 9, "Dense(1)")]
    [InlineData("bool? A, DayOfWeek? B, [Label] decimal C", "Loss.Huber", 10, "Dense(1)")]
    [InlineData("float A, [Feature(encoding: CategoryEncoding.Index)] DayOfWeek? B, [Label] decimal C", "Loss.Huber", 2, "Dense(1)")]
    [InlineData("Size A, Size B, [NoFeature] float D, [Label] decimal C", "Loss.Huber", 4, "Dense(1)")]
    [InlineData("[NoFeature] Size A, float B, [Label] decimal C", "Loss.Huber", 1, "Dense(1)", "NG5010 'Row'")]
    [InlineData("string A, float B, [Label] decimal C", "Loss.Huber", 77, "Dense(1)")]
    public void TheyAgree(string properties, string loss, int width, string last, string? expected = null)
    {
        string source = $"[Features] partial record Row({properties}); record Size(float X, float Y); [Network({loss}, row: typeof(Row))] [Input({width})] [{last}] partial class Net;";
        Assert.Equal(expected is null ? [] : [expected], System.Linq.Enumerable.Select(Analysis.Run(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source))), Expect.Short));
    }

    [Theory]
    [InlineData("class Plain", "Plain")]
    [InlineData("enum Plain", "Plain")]
    public void ARowHasFeatures(string declaration, string name) => Expect.Problem(
        "NG5012",
        $"'{name}' is no row: put [Features] on it",
        $"{declaration} {{ }} [Network(Loss.Huber, row: [|typeof({name})|])] [Input(2)] [Dense(1)] partial class Net;");

    [Fact]
    public void ATypeOfAnotherAssemblyIsNoRowEither() => Expect.Problem(
        "NG5012", "'string' is no row: put [Features] on it", "[Network(Loss.Huber, row: [|typeof(string)|])] [Input(2)] [Dense(1)] partial class Net;");

    [Theory]
    [InlineData("[Input([|3|])]", "3")]
    [InlineData("[Input([|3|], 4)]", "12")]
    public void TheWidthIsTheInputs(string input, string size) => Expect.Problem(
        "NG5013",
        $"'Row' has 2 features, but the input of 'Net' has {size}: write [Input(2)]",
        $"{Row}[Network(Loss.BinaryCrossEntropy, row: typeof(Row))] {input} [Flatten] [Dense(1, Activation.Sigmoid)] partial class Net;");

    [Theory]
    [InlineData("bool", "Loss.MeanSquaredError", "Dense(1)", "a bool", "one output that ends in Activation.Sigmoid", "dense1", "one output", "no activation")]
    [InlineData("bool", "Loss.BinaryCrossEntropy", "Dense(3, Activation.Sigmoid)", "a bool", "one output that ends in Activation.Sigmoid", "dense1", "3 outputs", "Activation.Sigmoid")]
    [InlineData("DayOfWeek", "Loss.CrossEntropy", "Dense(6, Activation.Softmax)", "an enum of 7 members", "7 outputs that end in Activation.Softmax", "dense1", "6 outputs", "Activation.Softmax")]
    [InlineData("DayOfWeek", "Loss.Huber", "Dense(7)", "an enum of 7 members", "7 outputs that end in Activation.Softmax", "dense1", "7 outputs", "no activation")]
    [InlineData("bool", "Loss.Hinge", "Dense(1, Activation.Sigmoid)", "a bool", "a loss other than Loss.Hinge, whose targets are -1 and 1", "dense1", "one output", "Activation.Sigmoid")]
    [InlineData("float", "Loss.Huber", "Dense(2)", "a number", "one output", "dense1", "2 outputs", "no activation")]
    public void TheLabelIsTheOutput(string label, string loss, string last, string what, string needs, string layer, string outputs, string end) => Expect.Problem(
        "NG5014",
        $"The label of 'Row' is {what}, which needs {needs}, but '{layer}', the last layer, has {outputs} and ends in {end}",
        $"[Features] partial record Row(float A, [Label] {label} C); [Network({loss}, row: [|typeof(Row)|])] [Input(1)] [{last}] partial class Net;");

    [Fact]
    public void ALossThatDoesNotFitIsSaidOnce() => Expect.Problem(
        "NG1015",
        "Loss.BinaryCrossEntropy needs outputs between 0 and 1, but 'dense1', the last layer, ends in no activation: end it with Activation.Sigmoid, or choose another loss",
        $"{Row}[Network([|Loss.BinaryCrossEntropy|], row: typeof(Row))] [Input(2)] [Dense(1)] partial class Net;");

    [Theory]
    [InlineData("private", "public")]
    [InlineData("private", "internal")]
    [InlineData("private", "protected")]
    [InlineData("protected", "internal")]
    [InlineData("private protected", "protected")]
    public void TheRowIsSeenWhereTheNetworkIs(string row, string network) => Expect.Problem(
        "NG5015",
        "'Row' is less accessible than 'Net', so no member can take it: make it internal or public",
        $"public partial class Outer {{ [Features] {row} partial record Row(float A, [Label] bool B); [Network(Loss.BinaryCrossEntropy, row: [|typeof(Row)|])] [Input(1)] [Dense(1, Activation.Sigmoid)] {network} partial class Net; }}");

    /// <summary>The analyzer sees rows and networks together with what the generators added.</summary>
    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "NG5013 '3'")]
    public void WhatTheGeneratorsAddChangesNothing(int width, string expected)
    {
        Microsoft.CodeAnalysis.Compilation whole = Analysis.Generate(Analysis.Compile(Analysis.Parse(
            Analysis.FirstFile, $"{Row}[Network(Loss.BinaryCrossEntropy, row: typeof(Row))] [Input({width})] [Dense(1, Activation.Sigmoid)] partial class Net;")));
        Assert.Equal(4, System.Linq.Enumerable.Count(whole.SyntaxTrees));
        Assert.Equal(expected, string.Join(" ", System.Linq.Enumerable.Select(Analysis.Run(whole), Expect.Short)));
    }

    /// <summary>A row that does not check is reported once, where it is declared.</summary>
    [Fact]
    public void ABrokenRowIsReportedAtTheRow() => Expect.Problem(
        "NG5006",
        "'Row' has no label: put [Label] on the property that a network is to predict",
        "[Features] partial record [|Row|](float A); [Network(Loss.Huber, row: typeof(Row))] [Input(4)] [Dense(1)] partial class Net;");

    [Theory]
    [InlineData("int [|Predict|](Row row) => default;", "Predict(Row)")]
    [InlineData("void [|Fit|](System.Collections.Generic.IEnumerable<Row> rows, TrainingOptions o) { }", "Fit(IEnumerable<Row>, TrainingOptions)")]
    public void MembersForTheRowAreTaken(string member, string shown)
    {
        string source = $"{Row}[Network(Loss.BinaryCrossEntropy, row: typeof(Row))] [Input(2)] [Dense(1, Activation.Sigmoid)] partial class Net {{ {member} }}";
        Expect.Problem("NG1013", $"The generated part of 'Net' declares '{shown}' itself: rename yours, or give it other parameters", source);
    }

    /// <summary>What is not written does not clash: a row with texts is predicted with a preprocessing alone.</summary>
    [Theory]
    [InlineData("string B", "", "int Predict(Row row) => default; void Fit(System.Collections.Generic.IEnumerable<Row> rows, TrainingOptions o) { }")]
    [InlineData("float B", ", training: false", "void Fit(System.Collections.Generic.IEnumerable<Row> rows, TrainingOptions o) { }")]
    public void MembersThatAreNotWrittenAreFree(string property, string option, string members) => Expect.None(
        $"[Features] partial record Row(float A, {property}, [Label] bool C); "
        + $"[Network(Loss.BinaryCrossEntropy, row: typeof(Row){option})] [Input(2)] [Dense(1, Activation.Sigmoid)] partial class Net {{ {members} }}");

    [Theory]
    [InlineData("void Predict(string row) { }")]
    [InlineData("void Fit(Row[] rows, TrainingOptions o) { }")]
    public void OverloadsOfOtherTypesAreFree(string member) =>
        Expect.None($"{Row}[Network(Loss.BinaryCrossEntropy, row: typeof(Row))] [Input(2)] [Dense(1, Activation.Sigmoid)] partial class Net {{ {member} }}");
}
