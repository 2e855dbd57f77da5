using System;
using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace NetGen.Fuzzing;

/// <summary>The counters that instrumented branches write to, as AFL reads them: which pairs of branches follow each other, and roughly how
/// often.</summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;

    private readonly byte* _counters = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    public CoverageMap() => Trace.SharedMem = _counters;

    /// <summary>The pairs of branches met so far.</summary>
    public int Covered { get; private set; }

    /// <summary>To be called before each run.</summary>
    public void Clear()
    {
        new Span<byte>(_counters, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the run since <see cref="Clear"/> met a pair of branches never met before, or one of an order of magnitude more
    /// often.</summary>
    public bool IsNew()
    {
        bool isNew = false;
        var words = new ReadOnlySpan<ulong>(_counters, Size / sizeof(ulong));
        for (int word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (int i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
            {
                byte bucket = _counters[i] == 0 ? (byte)0 : (byte)(1 << BitOperations.Log2(_counters[i]));
                if ((bucket & ~_seen[i]) != 0)
                {
                    Covered += _seen[i] == 0 ? 1 : 0;
                    _seen[i] |= bucket;
                    isNew = true;
                }
            }
        }

        return isNew;
    }
}
