using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>
/// Offsets in scratch: a tensor takes the first gap that is free while it lives, from the kernel that writes it to the last that reads it;
/// an elementwise step takes over the memory of an operand that is not read later.
/// </summary>
internal sealed class MemoryPlanner
{
    private static readonly int SingleVector = VectorBits.Lanes(VectorBits.Usual, Precision.Single);
    private static readonly int DoubleVector = VectorBits.Lanes(VectorBits.Usual, Precision.Double);

    private readonly ImmutableArray<Kernel> _kernels;
    private readonly ImmutableArray<Tensor> _carried;
    private readonly Dictionary<Tensor, int> _lastRead = [];
    private readonly List<(Tensor Tensor, int Start, int End)> _living = [];

    private MemoryPlanner(ImmutableArray<Kernel> kernels, Views views, IReadOnlyList<(Tensor State, Tensor Next)> carried)
    {
        (_kernels, _carried) = (kernels, [.. carried.Select(c => c.State)]);
        for (int i = 0; i < kernels.Length; i++)
        {
            foreach (Tensor tensor in kernels[i].Reads.Concat(kernels[i].Writes))
            {
                _lastRead[views.BaseOf(tensor)] = i;
            }
        }

        foreach ((_, Tensor next) in carried)
        {
            _lastRead[views.BaseOf(next)] = kernels.Length;
        }
    }

    /// <summary>The offset of every batched tensor that is written, in elements per sample, and their sum at the widest point.</summary>
    /// <param name="kernels">What is run.</param>
    /// <param name="views">Which tensors are others' memory.</param>
    /// <param name="carried">States that are there before the first kernel, and what must be there after the last.</param>
    /// <param name="sizeOf">Elements of one sample's rows.</param>
    public static (IReadOnlyDictionary<Tensor, int> Offsets, int Length) Plan(
        ImmutableArray<Kernel> kernels, Views views, IEnumerable<(Tensor State, Tensor Next)> carried, System.Func<Tensor, int> sizeOf) =>
        new MemoryPlanner(kernels, views, [.. carried]).Run(sizeOf);

    private (IReadOnlyDictionary<Tensor, int> Offsets, int Length) Run(System.Func<Tensor, int> sizeOf)
    {
        var offsets = new Dictionary<Tensor, int>();
        int length = 0;
        foreach (Tensor state in _carried)
        {
            int start = FirstGap(sizeOf(state));
            length = start + sizeOf(state);
            _living.Add((state, start, length));
            offsets.Add(state, start);
        }

        for (int i = 0; i < _kernels.Length; i++)
        {
            foreach (Tensor tensor in _kernels[i].Writes.Where(t => t.IsBatched))
            {
                int size = sizeOf(tensor);
                Tensor? dying = _kernels[i].Reusable.FirstOrDefault(t => offsets.ContainsKey(t) && _lastRead[t] == i && sizeOf(t) == size);
                int start = dying is null ? FirstGap(size) : offsets[dying];
                _living.RemoveAll(l => l.Tensor == dying);
                _living.Add((tensor, start, start + size));
                offsets.Add(tensor, start);
                length = System.Math.Max(length, start + size);
            }

            _living.RemoveAll(l => _lastRead[l.Tensor] == i);
        }

        return (offsets, length);
    }

    private int FirstGap(int size)
    {
        int start = 0;
        foreach ((_, int from, int to) in _living.OrderBy(l => l.Start))
        {
            if (from - Aligned(start, size) >= size)
            {
                break;
            }

            start = System.Math.Max(start, to);
        }

        return Aligned(start, size);
    }

    /// <summary>Whole vectors begin where a vector would: single columns may lie before them.</summary>
    private static int Aligned(int start, int size)
    {
        int vector = size % SingleVector == 0 ? SingleVector : size % DoubleVector == 0 ? DoubleVector : 1;
        return (start + vector - 1) / vector * vector;
    }
}
