using System;

namespace NetGen;

/// <summary>A span as another thread can have it, as long as its memory is pinned.</summary>
internal readonly unsafe struct PinnedSpan<T>(T* address, int length)
    where T : unmanaged
{
    public Span<T> Span => new(address, length);
}
