using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Prefetching.</summary>
internal static class Fetch
{
    private const int LineBytes = 64;

    /// <summary>Prefetches values into the L2 cache; does nothing where .NET has no such instruction.</summary>
    public static unsafe void Ahead<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!Sse.IsSupported || values.IsEmpty)
        {
            return;
        }

        // Not pinned: a prefetch of an address that is no longer in use does no harm.
        byte* first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values));
        nint length = (nint)values.Length * sizeof(T);
        for (nint i = 0; i < length; i += LineBytes)
        {
            Sse.Prefetch1(first + i);
        }

        Sse.Prefetch1(first + length - 1);
    }
}
