namespace NetGen.Generator.Programs;

/// <summary>What the elements of a tensor are.</summary>
internal enum ElementType
{
    /// <summary>Floating-point numbers of 32 bits.</summary>
    Single,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Double,

    /// <summary>Whole numbers of 32 bits: tokens, class indices. They have no gradient.</summary>
    Int32,
}
