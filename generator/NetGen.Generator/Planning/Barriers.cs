using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>
/// The barriers of a program that several threads share: one before each kernel that accesses memory which another thread may still read or write.
/// No barrier is needed as long as each sample's memory belongs to one thread.
/// </summary>
internal sealed class Barriers
{
    private readonly ProgramStorage _storage;
    private readonly List<Access> _sinceLast = [];

    private Barriers(ProgramStorage storage) => _storage = storage;

    public static ImmutableHashSet<Kernel> Before(ImmutableArray<Kernel> kernels, ProgramStorage storage)
    {
        var barriers = new Barriers(storage);
        return [.. kernels.Where(barriers.IsNeededBefore)];
    }

    private bool IsNeededBefore(Kernel kernel)
    {
        Access[] accesses = [.. kernel.Reads.Select(t => AccessTo(t, kernel, writes: false)), .. kernel.Writes.Concat(kernel.Updates).Select(t => AccessTo(t, kernel, writes: true))];
        bool isNeeded = accesses.Any(a => _sinceLast.Any(a.Disturbs));
        if (isNeeded)
        {
            _sinceLast.Clear();
        }

        _sinceLast.AddRange(accesses);
        return isNeeded;
    }

    private Access AccessTo(Tensor tensor, Kernel kernel, bool writes)
    {
        Slot slot = _storage[tensor];
        int length = slot.Region is Region.Parameters or Region.Gradients ? _storage.Stored(tensor).Length : tensor.RowsPerSample * slot.Stride;
        return new Access(slot.Region, slot.Offset, slot.Offset + length, writes, kernel.Partition);
    }

    /// <summary>A run of memory that a kernel touches: in scratch of the batch, for each sample.</summary>
    private sealed record Access(Region Region, int Start, int End, bool Writes, Partition Partition)
    {
        public bool Disturbs(Access other) =>
            Region == other.Region && Start < other.End && other.Start < End && (Writes || other.Writes) && !IsOfOneSample(other);

        /// <summary>The same place in each sample's memory is the same thread's.</summary>
        private bool IsOfOneSample(Access other) =>
            Region == Region.Batched && Partition == Partition.Samples && other.Partition == Partition.Samples && Start == other.Start
                && End == other.End;
    }
}
