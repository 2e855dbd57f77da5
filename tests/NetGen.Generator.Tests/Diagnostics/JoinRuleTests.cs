using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class JoinRuleTests
{
    private static string Net(string layers) => $"[Network(Loss.Huber)] [Input(6)] {layers} [Dense(1)] partial class Net;";

    [Fact]
    public void AddNeedsEqualShapes() => Expect.Problem(
        "NG2005",
        "Layer 'add1' adds layers of equal shape, but 'dense2' has shape [4] and 'wide' has [5]: give them fitting shapes, or take other layers",
        Net("[Dense(5, name: \"wide\")] [Dense(4)] [Add([|\"wide\"|])]"));

    [Fact]
    public void EveryNameOfAnAddIsHeldAgainstTheFirst() => Expect.Problem(
        "NG2005",
        "Layer 'sum' adds layers of equal shape, but 'dense1' has shape [4] and 'input' has [6]: give them fitting shapes, or take other layers",
        Net("[Dense(4)] [Dense(4, from: \"dense1\")] [Add(\"dense2\", other2: [|\"input\"|], name: \"sum\", from: \"dense1\")]"));

    [Fact]
    public void ConcatNeedsEqualShapesButForItsAxis() => Expect.Problem(
        "NG2005",
        "Layer 'concat1' joins layers that are equal but for axis 1, but 'reshape1' has shape [2, 3] and 'input' has [6]: give them fitting shapes, or take other layers",
        Net("[Reshape(2, 3)] [Concat([|\"input\"|], axis: -1)]"));

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void TheAxisIsOneOfTheInputs(int axis) => Expect.Problem(
        "NG1014",
        $"Option 'axis' of layer 'concat1' must be from -2 to 1 for inputs of shape [2, 3], but is {axis}",
        Net($"[Reshape(2, 3, name: \"a\")] [Activation(Activation.Tanh)] [Concat(\"a\", [|{axis}|])]"));

    [Fact]
    public void TheFirstNameMustBeThere() => Expect.Problem(
        "NG1008",
        "Layer 'add1' takes '', which is no layer of 'Net'; the layers before it are 'input', 'dense1'",
        Net("[Dense(6)] [Add([|null!|])]"));

    [Theory]
    [InlineData("Add")]
    [InlineData("Concat")]
    public void JoinedNamesMustExist(string layer) => Expect.Problem(
        "NG1008",
        $"Layer '{layer.ToLowerInvariant()}1' takes 'wide', which is no layer of 'Net'; the layers before it are 'input', 'dense1'",
        Net($"[Dense(6)] [{layer}([|\"wide\"|])]"));

    [Fact]
    public void WhatFitsIsNoProblem() => Expect.None(
        Net("[Dense(6, Activation.ReLU)] [Add(\"input\", Activation.Tanh)] [Concat(\"input\", other2: \"dense1\")] [Reshape(3, 6)] [Dense(2)] [Concat(\"reshape1\", axis: 1)] [Flatten] [Dropout(0.2)]"));

    [Fact]
    public void AReshapeKeepsItsElements() => Expect.Problem(
        "NG2006",
        "Layer 'reshape1' gives its input of shape [6] (6 elements) the shape [2, 4], which has 8: a reshape must keep the number of elements",
        Net("[Reshape([|2|], 4)]"));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("-0.1", "-0.1")]
    [InlineData("double.NaN", "NaN")]
    public void ADropoutRateIsAProbabilityBelowOne(string written, string number) => Expect.Problem(
        "NG1014",
        $"Option 'rate' of layer 'dropout1' must be at least 0 and below 1, but is {number}",
        Net($"[Dropout([|{written}|])]"));
}
