using System;

namespace NetGen.Tests.Networks;

/// <summary>Memory between two pages that nobody may touch: whoever reads or writes one element outside it ends the process.</summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nint _start;
    private readonly int _bytes;
    private readonly nint _first;
    private readonly int _length;

    /// <param name="values">What is in it.</param>
    /// <param name="atEnd">Whether it lies right before the second guard, not right behind the first.</param>
    public GuardedMemory(ReadOnlySpan<T> values, bool atEnd)
    {
        int page = Environment.SystemPageSize;
        _length = values.Length;
        int open = ((_length * sizeof(T)) + page - 1) / page * page;
        _bytes = open + (2 * page);
        _start = GuardPages.Map(0, (nuint)_bytes, 0, PrivateAnonymous, -1, 0);
        if (GuardPages.Protect(_start + page, (nuint)open, ReadWrite) != 0)
        {
            throw new InvalidOperationException("No memory could be had.");
        }

        _first = _start + page + (atEnd ? open - (_length * sizeof(T)) : 0);
        values.CopyTo(Span);
    }

    public Span<T> Span => new((void*)_first, _length);

    public void Dispose() => _ = GuardPages.Unmap(_start, (nuint)_bytes);
}
