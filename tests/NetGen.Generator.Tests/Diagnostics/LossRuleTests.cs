using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class LossRuleTests
{
    private static string Net(string loss, string end) => $"[Network({loss})] [Input(3)] [Dense(2{end})] partial class Net;";

    [Theory]
    [InlineData("", "no activation")]
    [InlineData(", Activation.Softmax", "Activation.Softmax")]
    [InlineData(", Activation.Tanh", "Activation.Tanh")]
    public void BinaryCrossEntropyNeedsASigmoid(string end, string said) => Expect.Problem(
        "NG1015",
        $"Loss.BinaryCrossEntropy needs outputs between 0 and 1, but 'dense1', the last layer, ends in {said}: end it with Activation.Sigmoid, or choose another loss",
        Net("[|Loss.BinaryCrossEntropy|]", end));

    [Theory]
    [InlineData("", "no activation")]
    [InlineData(", Activation.Sigmoid", "Activation.Sigmoid")]
    public void CrossEntropyNeedsADistribution(string end, string said) => Expect.Problem(
        "NG1015",
        $"Loss.CrossEntropy needs a distribution over the last axis, but 'dense1', the last layer, ends in {said}: end it with Activation.Softmax or Activation.LogSoftmax, or choose another loss",
        Net("precision: Precision.Double, loss: [|Loss.CrossEntropy|]", end));

    [Theory]
    [InlineData("BinaryCrossEntropy", ", Activation.Sigmoid")]
    [InlineData("BinaryCrossEntropy", ")] [Activation(Activation.Sigmoid")]
    [InlineData("CrossEntropy", ", Activation.Softmax")]
    [InlineData("CrossEntropy", ", Activation.LogSoftmax")]
    [InlineData("MeanSquaredError", "")]
    [InlineData("MeanAbsoluteError", ", Activation.Sigmoid")]
    [InlineData("Huber", "")]
    [InlineData("Hinge", ", Activation.Tanh")]
    public void OtherEndsFit(string loss, string end) => Expect.None(Net("Loss." + loss, end));

    [Fact]
    public void OnlyTheLastLayerCounts() => Expect.Problem(
        "NG1015",
        "Loss.BinaryCrossEntropy needs outputs between 0 and 1, but 'activation1', the last layer, ends in Activation.ReLU: end it with Activation.Sigmoid, or choose another loss",
        Net("[|Loss.BinaryCrossEntropy|]", ", Activation.Sigmoid)] [Activation(Activation.ReLU"));
}
