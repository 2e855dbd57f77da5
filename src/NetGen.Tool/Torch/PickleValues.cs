using System.Collections.Generic;

namespace NetGen.Tool.Torch;

/// <summary>A class or function that a pickle names; never looked up, only compared.</summary>
internal sealed record PickleGlobal(string Name);

/// <summary>A dict: its items in the order they were set.</summary>
internal sealed class PickleDict
{
    public List<(object? Key, object? Value)> Items { get; } = [];
}

/// <summary>A part of the file that numbers stand in.</summary>
/// <param name="Type">Its number type.</param>
/// <param name="Key">Its name in the file.</param>
/// <param name="Count">Its numbers.</param>
internal sealed record TorchStorage(TorchType Type, string Key, long Count);

/// <summary>A tensor as the pickle describes it.</summary>
/// <param name="Storage">Where its numbers stand.</param>
/// <param name="Offset">The first of them.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Strides">How far apart neighbours along each axis are.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, int[] Shape, long[] Strides);
