using System.Collections.Immutable;

namespace NetGen;

/// <summary>A tensor as a file's header announces it; no record, for the reason that <see cref="PendingTensor"/> is none.</summary>
/// <param name="name">Its name in the file.</param>
/// <param name="dtype">Its number type, such as <c>F32</c>; one the format knows.</param>
/// <param name="shape">Its extents, none of them negative.</param>
/// <param name="begin">Where its bytes begin, counted from the header's end.</param>
/// <param name="end">Where its bytes end.</param>
internal sealed class SafetensorsEntry(string name, string dtype, ImmutableArray<long> shape, long begin, long end)
{
    /// <summary>Its name in the file.</summary>
    public string Name { get; } = name;

    /// <summary>Its number type.</summary>
    public string Dtype { get; } = dtype;

    /// <summary>Its extents.</summary>
    public ImmutableArray<long> Shape { get; } = shape;

    /// <summary>Where its bytes begin.</summary>
    public long Begin { get; } = begin;

    /// <summary>Where its bytes end.</summary>
    public long End { get; } = end;

    /// <summary>The bytes it takes.</summary>
    public long ByteLength => End - Begin;
}
