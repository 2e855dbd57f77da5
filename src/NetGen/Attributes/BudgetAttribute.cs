using System;

namespace NetGen;

/// <summary>
/// What a network may cost at most: one that costs more does not build, and the error names the layer that costs most. The table in the
/// documentation of the network's class has the numbers.
/// </summary>
/// <param name="maxParameters">Elements of all trained tensors; 0 for any number.</param>
/// <param name="maxMultiplyAdds">Multiply-adds of one sample's prediction; 0 for any number.</param>
/// <param name="maxBytes">Bytes of all tensors, those that are not trained too; 0 for any number.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute(long maxParameters = 0, long maxMultiplyAdds = 0, long maxBytes = 0) : Attribute
{
    /// <summary>Elements of all trained tensors; 0 for any number.</summary>
    public long MaxParameters { get; } = maxParameters;

    /// <summary>Multiply-adds of one sample's prediction; 0 for any number.</summary>
    public long MaxMultiplyAdds { get; } = maxMultiplyAdds;

    /// <summary>Bytes of all tensors; 0 for any number.</summary>
    public long MaxBytes { get; } = maxBytes;
}
