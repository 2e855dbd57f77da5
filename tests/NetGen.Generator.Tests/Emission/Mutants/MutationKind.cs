namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>What a mutant has changed.</summary>
internal enum MutationKind
{
    /// <summary>+ for −, * for /, and the other way round.</summary>
    Operator,

    /// <summary>&lt; for &lt;=, and the like.</summary>
    Comparison,

    /// <summary>One part of a sum, of a difference or of a conjunction of bits is left out.</summary>
    Operand,

    /// <summary>An integer is one larger, one smaller, or a vector's lanes larger.</summary>
    Integer,

    /// <summary>A lane of a mask is turned over.</summary>
    MaskLane,

    /// <summary>A constant has another sign, or is 1 instead of 0.</summary>
    Constant,

    /// <summary>A sign is left out, or put before a factor.</summary>
    Sign,

    /// <summary>What is added to a variable replaces it, or is subtracted.</summary>
    Assignment,

    /// <summary>Two neighbouring arguments are exchanged.</summary>
    Arguments,

    /// <summary>Two indices of one place are exchanged.</summary>
    Indices,

    /// <summary>Another function with the same parameters is called.</summary>
    Function,

    /// <summary>A statement is left out.</summary>
    Statement,
}
