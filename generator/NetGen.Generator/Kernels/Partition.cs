namespace NetGen.Generator.Kernels;

/// <summary>How several threads share a kernel. What is dealt out is always outputs, never a sum, so the bits do not depend on how many they are.</summary>
internal enum Partition
{
    /// <summary>By samples: each is worked on by itself.</summary>
    Samples,

    /// <summary>By tiles of the output, each of which takes in the whole batch.</summary>
    Tiles,

    /// <summary>Not at all: one thread does it.</summary>
    Whole,
}
