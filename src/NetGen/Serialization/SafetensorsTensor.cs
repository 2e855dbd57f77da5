using System.Collections.Immutable;

namespace NetGen;

/// <summary>A tensor of a <see cref="SafetensorsFile"/>, as its header describes it.</summary>
public sealed class SafetensorsTensor
{
    internal SafetensorsTensor(SafetensorsEntry entry)
    {
        Entry = entry;
        ElementCount = 1;
        foreach (long extent in entry.Shape)
        {
            ElementCount *= extent;
        }
    }

    /// <summary>The name, such as <c>dense1.weight</c>.</summary>
    public string Name => Entry.Name;

    /// <summary>The number type as the file names it, such as <c>F32</c>, <c>BF16</c> or <c>I64</c>.</summary>
    public string Dtype => Entry.Dtype;

    /// <summary>The extents; empty for a single number.</summary>
    public ImmutableArray<long> Shape => Entry.Shape;

    /// <summary>The product of the extents.</summary>
    public long ElementCount { get; }

    /// <summary>The size of the data in bytes.</summary>
    public long ByteLength => Entry.ByteLength;

    internal SafetensorsEntry Entry { get; }

    /// <summary>Name, number type and shape.</summary>
    public override string ToString() => $"{Name}: {Dtype} [{string.Join(", ", Shape)}]";
}
