using System;
using System.Linq;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>How the windows of a convolution or of pooling lie over its input, axis by axis.</summary>
internal sealed class NodeWindows
{
    private readonly int[] _extents;
    private readonly int[]? _outputShape;
    private readonly int[] _outputPadding;
    private readonly string? _automatic;

    public NodeWindows(OnnxNode node, OnnxTensor input, int[] kernel)
    {
        Kernel = kernel;
        _extents = [.. input.Shape.Skip(2)];
        _outputShape = node.Numbers("output_shape");
        _automatic = node.Text("auto_pad");
        int[] ones = [.. kernel.Select(_ => 1)];
        _outputPadding = node.Numbers("output_padding") ?? [.. kernel.Select(_ => 0)];
        Strides = node.Numbers("strides") ?? ones;
        Dilations = node.Numbers("dilations") ?? ones;
        int[] pads = node.Numbers("pads") ?? [.. ones.Concat(ones).Select(_ => 0)];
        Padding = _automatic is "SAME_UPPER" or "SAME_LOWER"
            ? [.. kernel.Select((_, axis) => Same(_extents[axis], axis))]
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

    /// <summary>What is added behind the output of a transposed convolution without padding, and the part of it that the node's padding leaves:
    /// where <c>output_shape</c> or <c>auto_pad</c> gives the extent, the padding follows from it.</summary>
    public (int Added, int Start, int Length) Transposed(int axis)
    {
        int whole = ((_extents[axis] - 1) * Strides[axis]) + Span(axis);
        int? given = _outputShape?[axis] ?? (_automatic is "SAME_UPPER" or "SAME_LOWER" ? _extents[axis] * Strides[axis] : null);
        int added = Math.Max(_outputPadding[axis], given - whole ?? 0);
        return given is { } length
            ? (added, Halves(whole + added - length).Before, length)
            : (added, Padding[axis].Before, whole + added - Padding[axis].Before - Padding[axis].Behind);
    }

    /// <summary>The least padding with ⌈extent / stride⌉ windows.</summary>
    private (int Before, int Behind) Same(int extent, int axis)
    {
        int count = (extent + Strides[axis] - 1) / Strides[axis];
        return Halves(Math.Max(0, ((count - 1) * Strides[axis]) + Span(axis) - extent));
    }

    private int Span(int axis) => ((Kernel[axis] - 1) * Dilations[axis]) + 1;

    /// <summary>Padding on both sides; where it is odd, one more behind, or before for <c>SAME_LOWER</c>.</summary>
    private (int Before, int Behind) Halves(int padding) =>
        _automatic == "SAME_LOWER" ? (padding - (padding / 2), padding / 2) : (padding / 2, padding - (padding / 2));
}
