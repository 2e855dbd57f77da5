using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What slices, permutations and layers for images take.</summary>
public sealed class RearrangementRuleTests
{
    private static string Net(string layers) => $"[Network(Loss.Huber)] [Input(4, 3)] {layers} [Flatten] [Dense(1)] partial class Net;";

    [Theory]
    [InlineData("[|4|], 1", "start", "from -4 to 3 along axis 0 of shape [4, 3]", "4")]
    [InlineData("[|-5|], 1", "start", "from -4 to 3 along axis 0 of shape [4, 3]", "-5")]
    [InlineData("1, [|4|]", "length", "at most 3 behind a start of 1 along axis 0 of shape [4, 3]", "4")]
    [InlineData("-1, length: [|2|], axis: -1", "length", "at most 1 behind a start of -1 along axis 1 of shape [4, 3]", "2")]
    [InlineData("0, 1, [|2|]", "axis", "from -2 to 1 for inputs of shape [4, 3]", "2")]
    public void ASliceLiesWithinItsAxis(string arguments, string option, string range, string actual) => Expect.Problem(
        "NG1014", $"Option '{option}' of layer 'slice1' must be {range}, but is {actual}", Net($"[Slice({arguments})]"));

    [Fact]
    public void ASliceIsNotEmpty() =>
        Expect.Problem("NG2001", "Layer 'slice1': length must be at least 1, but is 0", Net("[Slice(0, [|0|])]"));

    [Fact]
    public void WhatLiesWithinIsRight() => Expect.None(Net("[Slice(0, 4)] [Slice(-4, 4)] [Slice(3, 1)] [Slice(-1, 1)] [Slice(-1, 1, axis: -1)]"));

    [Theory]
    [InlineData("[|0|], 0", "0, 0")]
    [InlineData("[|1|], 2", "1, 2")]
    [InlineData("[|2|], 0, 1", "2, 0, 1")]
    [InlineData("axis1: 0, axis0: [|-1|]", "-1, 0")]
    public void APermutationNamesEachAxisOnce(string arguments, string order) => Expect.Problem(
        "NG2009",
        $"Layer 'permute1' puts the axes in the order {order}, but its input of shape [4, 3] has the axes 0, 1: name each of them once",
        Net($"[Permute({arguments})]"));

    [Fact]
    public void EveryOrderIsRight() => Expect.None(Net("[Permute(1, 0)] [Permute(0, 1)] [Reshape(2, 3, 2)] [Permute(2, 0, 1)] [Reshape(2, 3, 2, 1)] [Permute(3, 2, 1, 0)]"));

    [Theory]
    [InlineData("ZeroPad2D", "(1)", "zeroPad2D1")]
    [InlineData("UpSample2D", "(2)", "upSample2D1")]
    [InlineData("Dropout2D", "", "dropout2D1")]
    public void ImagesHaveThreeAxes(string kind, string arguments, string name) => Expect.Problem(
        "NG2008",
        $"Layer '{name}' takes an input of shape [channels, height, width], but 'input' has shape [4, 3]: bring it into that shape with [Reshape], or take another layer",
        Net($"[[|{kind}{arguments}|]]"));

    [Theory]
    [InlineData("Conv1D", "4", "conv1D1", "[channels, length]", "[1, 4, 3]")]
    [InlineData("Conv2D", "4", "conv2D1", "[channels, height, width]", "[12]")]
    public void AConvolutionTakesASignalOrAnImage(string kind, string filters, string name, string expected, string actual) => Expect.Problem(
        "NG2008",
        $"Layer '{name}' takes an input of shape {expected}, but 'reshape1' has shape {actual}: bring it into that shape with [Reshape], or take another layer",
        Net($"[Reshape({actual[1..^1]})] [[|{kind}({filters}, 1)|]]"));

    [Theory]
    [InlineData("Conv2D(2, [|4|])", "[4, 4]", "[4, 3]")]
    [InlineData("Conv2D(2, [|4|], padding: 1, dilation: 2)", "[7, 7]", "[6, 5]")]
    [InlineData("Conv2D(2, kernelWidth: 6, kernel: [|1|], paddingWidth: 1)", "[1, 6]", "[4, 5]")]
    public void AKernelLiesWithinThePaddedInput(string layer, string kernel, string positions) => Expect.Problem(
        "NG2012",
        $"Layer 'conv2D1' has a kernel that spans {kernel}, but 'reshape1' with its padding has only {positions} positions: make the kernel or the dilation smaller, or the padding larger",
        Net($"[Reshape(1, 4, 3)] [{layer}]"));

    [Theory]
    [InlineData("Conv1D(4, 1, groups: [|2|])", 2, 3, 4)]
    [InlineData("Conv1D(4, 1, groups: [|3|])", 3, 3, 4)]
    public void GroupsDivideChannelsAndFilters(string layer, int groups, int channels, int filters) => Expect.Problem(
        "NG2013",
        $"Layer 'conv1D1' has {groups} groups, but {channels} channels and {filters} filters: both must be divisible by the number of groups",
        Net($"[Reshape(3, 4)] [{layer}]"));

    [Theory]
    [InlineData("Conv1D(4, 3, stride: [|2|], samePadding: true)", "'stride' of layer 'conv1D1' must be 1 with samePadding, but is 2")]
    [InlineData("Conv1D(4, 3, padding: [|1|], causal: true)", "'padding' of layer 'conv1D1' must be 0 where causal or samePadding gives the padding, but is 1")]
    [InlineData("Conv1D(4, 3, padding: [|-1|])", "'padding' of layer 'conv1D1' must be at least 0, but is -1")]
    public void PaddingIsGivenOnce(string layer, string message) => Expect.Problem("NG1014", "Option " + message, Net($"[{layer}]"));

    [Theory]
    [InlineData("ConvTranspose1D(4, 3, stride: 2, outputPadding: [|2|])", "'outputPadding' of layer 'convTranspose1D1' must be at least 0 and less than the stride or the dilation, but is 2")]
    [InlineData("ConvTranspose1D(4, 3, outputPadding: [|1|])", "'outputPadding' of layer 'convTranspose1D1' must be at least 0 and less than the stride or the dilation, but is 1")]
    [InlineData("ConvTranspose1D(4, 3, padding: [|-1|])", "'padding' of layer 'convTranspose1D1' must be at least 0, but is -1")]
    [InlineData("Reshape(1, 4, 3)] [ConvTranspose2D(4, 3, stride: 2, outputPadding: 1, strideWidth: 1, outputPaddingWidth: [|1|])", "'outputPaddingWidth' of layer 'convTranspose2D1' must be -1 (as outputPadding) or at least 0, and less than the width's stride or dilation, but is 1")]
    public void OutputPaddingIsLessThanTheStride(string layer, string message) => Expect.Problem("NG1014", "Option " + message, Net($"[{layer}]"));

    /// <summary>In the second, what output padding adds lies behind all windows.</summary>
    [Theory]
    [InlineData("ConvTranspose1D(2, 1, padding: [|2|])", "[-1]")]
    [InlineData("ConvTranspose1D(2, 1, dilation: 8, padding: [|3|], outputPadding: 5)", "[0]")]
    public void ATransposedConvolutionHasAnOutput(string layer, string extents) => Expect.Problem(
        "NG2014",
        $"Layer 'convTranspose1D1' would have an output of extents {extents} from 'input' with shape [4, 3]: make the padding smaller, or the kernel or the stride larger",
        Net($"[{layer}]"));

    [Theory]
    [InlineData("[|MaxPool2D|](2)", "maxPool2D1", 2, "last 1 of the 3 columns", "use a padding of 1")]
    [InlineData("Conv2D(2, 3, stride: [|3|], strideWidth: 1)", "conv2D1", 3, "last 1 of the 4 rows", "use a padding of 1")]
    [InlineData("Conv2D(2, 1, stride: [|3|])", "conv2D1", 3, "last 2 of the 3 columns", "bring the input to 1 with [Slice]")]
    public void AStrideReadsTheWholeInput(string layer, string name, int stride, string unread, string remedy) => Expect.Problem(
        "NG3004",
        $"Layer '{name}' with its stride of {stride} does not read the {unread} of 'reshape1' with shape [1, 4, 3]: {remedy}, or choose a stride that fits",
        Net($"[Reshape(1, 4, 3)] [{layer}]"));

    [Fact]
    public void ZerosMayBeUnread() => Expect.None(Net("[Reshape(1, 4, 3)] [AvgPool2D(2, padding: 1)]"));

    [Theory]
    [InlineData("MaxPool2D([|5|])", "maxPool2D1", "[5, 5]")]
    [InlineData("AvgPool2D(sizeWidth: 4, size: [|2|])", "avgPool2D1", "[2, 4]")]
    public void AWindowLiesWithinTheInput(string layer, string name, string kernel) => Expect.Problem(
        "NG2012",
        $"Layer '{name}' has a kernel that spans {kernel}, but 'reshape1' with its padding has only [4, 3] positions: make the kernel or the dilation smaller, or the padding larger",
        Net($"[Reshape(1, 4, 3)] [{layer}]"));

    [Theory]
    [InlineData("MaxPool1D(2, padding: [|2|])", "'padding' of layer 'maxPool1D1' must be between 0 and half of the size, but is 2")]
    [InlineData("AvgPool1D(2, [|-1|])", "'stride' of layer 'avgPool1D1' must be 0 (as size) or positive, but is -1")]
    public void PoolsHavePositiveSizes(string layer, string message) => Expect.Problem("NG1014", "Option " + message, Net($"[{layer}]"));

    [Fact]
    public void AReshapeMakesAnImage() => Expect.None(Net("[Reshape(1, 4, 3)] [ZeroPad2D(1)] [UpSample2D(2)] [Dropout2D]"));

    [Theory]
    [InlineData("Subtract", "subtract1", "subtracts")]
    [InlineData("Multiply", "multiply1", "multiplies")]
    public void JoinedShapesAreEqual(string kind, string name, string does) => Expect.Problem(
        "NG2005",
        $"Layer '{name}' {does} layers of equal shape, but 'dense1' has shape [4, 2] and 'input' has [4, 3]: give them fitting shapes, or take other layers",
        Net($"[Dense(2)] [{kind}([|\"input\"|])]"));
}
