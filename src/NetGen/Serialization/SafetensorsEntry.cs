using System.Collections.Immutable;

namespace NetGen;

/// <summary>A tensor as a file's header announces it.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Dtype">Its number type, such as <c>F32</c>; one the format knows.</param>
/// <param name="Shape">Its extents, none of them negative.</param>
/// <param name="Begin">Where its bytes begin, counted from the header's end.</param>
/// <param name="End">Where its bytes end.</param>
internal sealed record SafetensorsEntry(string Name, string Dtype, ImmutableArray<long> Shape, long Begin, long End)
{
    /// <summary>The bytes it takes.</summary>
    public long ByteLength => End - Begin;
}
