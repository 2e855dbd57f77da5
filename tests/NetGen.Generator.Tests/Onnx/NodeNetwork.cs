using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>A node test as a network with its tensors, or the reason why it is none.</summary>
/// <param name="Node">The node test.</param>
/// <param name="Net">The network; null where there is a reason.</param>
/// <param name="Tensors">Its tensors by name.</param>
/// <param name="Reason">Why there is no such network.</param>
internal sealed record NodeNetwork(OnnxNode Node, Net? Net, ImmutableDictionary<string, double[]> Tensors, string? Reason)
{
    private const string PoolsAxes = "pooling over three axes";

    /// <summary>The operators whose tests are translated.</summary>
    public static readonly ImmutableArray<string> Operators =
        ["Conv", "ConvTranspose", "AveragePool", "MaxPool", "GlobalAveragePool", "GlobalMaxPool", "BatchNormalization", .. NodeRecurrence.Operators];

    /// <summary>What the network is given.</summary>
    public double[] Samples { get; private init; } = Node.Inputs[0]?.Values ?? [];

    private OnnxTensor Input => Node.Inputs[0]!;

    private int Axes => Input.Shape.Length - 2;

    private NodeWindows Windows => new(Node, Input, Node.Numbers("kernel_shape") ?? [.. Node.Inputs[1]!.Shape.Skip(2)]);

    public static NodeNetwork Of(OnnxNode node)
    {
        var empty = new NodeNetwork(node, null, ImmutableDictionary<string, double[]>.Empty, null);
        return NodeRecurrence.Operators.Contains(node.Operator) ? empty.Of(new NodeRecurrence(node))
            : node.Inputs.Contains(null) ? empty.Not("elements that are neither floats nor bytes")
            : node.Operator switch
            {
                "Conv" => empty.Convolution(),
                "ConvTranspose" => empty.TransposedConvolution(),
                "AveragePool" => empty.AveragePool(),
                "MaxPool" => empty.MaxPool(),
                "GlobalAveragePool" => empty.Of(empty.Begin().Layer<GlobalAvgPool2DAttribute>()),
                "GlobalMaxPool" => empty.Of(empty.Begin().Layer<GlobalMaxPool2DAttribute>()),
                "BatchNormalization" => empty.BatchNorm(),
                _ => empty.Not("no layer"),
            };
    }

    private NodeNetwork Not(string reason) => this with { Reason = reason };

    private NodeNetwork Of(Net net, params (string Name, OnnxTensor Tensor)[] tensors) =>
        this with { Net = net, Tensors = tensors.ToImmutableDictionary(t => t.Name, t => t.Tensor.Values) };

    private NodeNetwork Of(NodeRecurrence recurrence) => recurrence.Reason is { } reason
        ? Not(reason)
        : this with { Net = recurrence.Net, Tensors = recurrence.Tensors, Samples = recurrence.Samples };

    private Net Begin()
    {
        int[] shape = [.. Input.Shape.Skip(1), 0, 0];
        return Net.Of(Loss.MeanSquaredError).WithoutTraining().Called("Onnx_" + Node.Name).Input(shape[0], shape[1], shape[2]);
    }

    private NodeNetwork Convolution()
    {
        (OnnxTensor weight, NodeWindows windows) = (Node.Inputs[1]!, Windows);
        if (Axes != 2)
        {
            return Not("a convolution that has not two axes");
        }

        bool own = windows.IsSymmetric;
        Net net = (own ? Begin() : ZeroPadded(windows)).Layer<Conv2DAttribute>([
            ("filters", weight.Shape[0]), ("dilation", windows.Dilations[0]), ("dilationWidth", windows.Dilations[1]),
            ("groups", Node.Number("group", 1)), ("bias", Node.Inputs.Length > 2), .. Options(windows, "kernel", own)]);
        (string, OnnxTensor)[] bias = Node.Inputs.Length > 2 ? [("conv2D1.bias", Node.Inputs[2]!)] : [];
        return Of(net, [("conv2D1.weight", weight), .. bias]);
    }

    /// <summary>A transposed convolution without padding, of which slices take what the node's padding leaves.</summary>
    private NodeNetwork TransposedConvolution()
    {
        if (Axes > 2)
        {
            return Not("a transposed convolution over three axes");
        }

        (OnnxTensor weight, NodeWindows windows) = (Node.Inputs[1]!, Windows);
        (int Added, int Start, int Length)[] outputs = [.. Enumerable.Range(0, Axes).Select(windows.Transposed)];
        (string, object?)[] options = [
            ("filters", weight.Shape[1] * Node.Number("group", 1)), ("groups", Node.Number("group", 1)), ("bias", Node.Inputs.Length > 2),
            ("dilation", windows.Dilations[0]), ("outputPadding", outputs[0].Added), .. Options(windows, "kernel", own: false)];
        Net net = Axes == 1
            ? Begin().Layer<ConvTranspose1DAttribute>(options)
            : Begin().Layer<ConvTranspose2DAttribute>([.. options, ("dilationWidth", windows.Dilations[1]), ("outputPaddingWidth", outputs[1].Added)]);
        for (int axis = 0; axis < Axes; axis++)
        {
            net = net.Slice(outputs[axis].Start, outputs[axis].Length, axis + 1);
        }

        string name = Axes == 1 ? "convTranspose1D1" : "convTranspose2D1";
        (string, OnnxTensor)[] bias = Node.Inputs.Length > 2 ? [(name + ".bias", Node.Inputs[2]!)] : [];
        return Of(net, [(name + ".weight", weight), .. bias]);
    }

    private NodeNetwork AveragePool()
    {
        NodeWindows windows = Windows;
        return Pooled(windows) is { } reason ? Not(reason)
            : windows.IsPadded && Node.Number("count_include_pad", 0) == 0 ? Not("a mean that leaves the padding out")
            : Axes == 1 ? Of(Begin().Layer<AvgPool1DAttribute>(Options(windows, "size", own: true)))
            : Of((windows.FitsPooling ? Begin() : ZeroPadded(windows)).Layer<AvgPool2DAttribute>(Options(windows, "size", windows.FitsPooling)));
    }

    private NodeNetwork MaxPool()
    {
        NodeWindows windows = Windows;
        return Pooled(windows) is { } reason ? Not(reason)
            : Node.OutputNames.Length > 1 ? Not("the positions of the maxima as a second output")
            : !windows.FitsPooling ? Not("padding of a maximum that is not symmetric, or above half the window")
            : Axes == 1 ? Of(Begin().Layer<MaxPool1DAttribute>(Options(windows, "size", own: true)))
            : Of(Begin().Layer<MaxPool2DAttribute>(Options(windows, "size", own: true)));
    }

    private string? Pooled(NodeWindows windows) =>
        Axes > 2 ? PoolsAxes
        : Node.Number("ceil_mode", 0) != 0 ? "a last window that reaches past the input"
        : windows.Dilations.Any(d => d != 1) ? "pooling with dilation"
        : null;

    private NodeNetwork BatchNorm() => Node.Number("training_mode", 0) != 0
        ? Not("outputs in training mode")
        : Of(
            Begin().Layer<BatchNormAttribute>(("epsilon", Node.Float("epsilon", 1e-5))),
            [.. new[] { "weight", "bias", "running_mean", "running_var" }.Select((name, i) => ("batchNorm1." + name, Node.Inputs[i + 1]!))]);

    private Net ZeroPadded(NodeWindows windows) => Begin().Layer<ZeroPad2DAttribute>(
        ("top", windows.Padding[0].Before),
        ("bottom", windows.Padding[0].Behind),
        ("left", windows.Padding[1].Before),
        ("right", windows.Padding[1].Behind));

    /// <summary>Extent, stride and padding of the windows as a layer's options.</summary>
    private static (string Name, object? Value)[] Options(NodeWindows windows, string extent, bool own)
    {
        int[] padding = [.. windows.Padding.Select(p => own ? p.Before : 0)];
        (string, object?)[] first = [(extent, windows.Kernel[0]), ("stride", windows.Strides[0]), ("padding", padding[0])];
        return windows.Kernel.Length == 1
            ? first
            : [.. first, (extent + "Width", windows.Kernel[1]), ("strideWidth", windows.Strides[1]), ("paddingWidth", padding[1])];
    }
}
