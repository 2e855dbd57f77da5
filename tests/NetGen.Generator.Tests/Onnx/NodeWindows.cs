using System;
using System.Linq;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>How the windows of a convolution or of pooling lie over its input, axis by axis.</summary>
internal sealed class NodeWindows
{
    public NodeWindows(OnnxNode node, OnnxTensor input, int[] kernel)
    {
        Kernel = kernel;
        int[] ones = [.. kernel.Select(_ => 1)];
        Strides = node.Numbers("strides") ?? ones;
        Dilations = node.Numbers("dilations") ?? ones;
        int[] pads = node.Numbers("pads") ?? [.. ones.Concat(ones).Select(_ => 0)];
        Padding = node.Text("auto_pad") is "SAME_UPPER" or "SAME_LOWER"
            ? [.. kernel.Select((_, axis) => Same(input.Shape[axis + 2], axis, node.Text("auto_pad") == "SAME_UPPER"))]
            : [.. kernel.Select((_, axis) => (pads[axis], pads[axis + kernel.Length]))];
    }

    public int[] Kernel { get; }

    public int[] Strides { get; }

    public int[] Dilations { get; }

    /// <summary>Positions before the first of each axis, and behind the last.</summary>
    public (int Before, int Behind)[] Padding { get; }

    public bool IsPadded => Padding.Any(p => p != (0, 0));

    /// <summary>Whether both sides have the same padding, as the layers' own.</summary>
    public bool IsSymmetric => Padding.All(p => p.Before == p.Behind);

    /// <summary>Whether pooling takes it: at most half the window.</summary>
    public bool FitsPooling => IsSymmetric && Padding.Zip(Kernel).All(p => p.First.Before <= p.Second / 2);

    /// <summary>The least padding with ⌈extent / stride⌉ windows; where it is odd, one more behind or before.</summary>
    private (int Before, int Behind) Same(int extent, int axis, bool isUpper)
    {
        int count = (extent + Strides[axis] - 1) / Strides[axis];
        int span = ((Kernel[axis] - 1) * Dilations[axis]) + 1;
        int total = Math.Max(0, ((count - 1) * Strides[axis]) + span - extent);
        int less = total / 2;
        return isUpper ? (less, total - less) : (total - less, less);
    }
}
