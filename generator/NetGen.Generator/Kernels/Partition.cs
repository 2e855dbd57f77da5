namespace NetGen.Generator.Kernels;

/// <summary>
/// How a kernel is partitioned among threads. Outputs are partitioned, never a sum, so the bits do not depend on the number of threads.
/// </summary>
internal enum Partition
{
    /// <summary>By samples: each is worked on by itself.</summary>
    Samples,

    /// <summary>By tiles of the output, each of which takes in the whole batch.</summary>
    Tiles,

    /// <summary>Not at all: one thread does it.</summary>
    Whole,
}
