namespace NetGen.Generator.Tests.Declarations;

/// <summary>What stands among the normally distributed inputs of a case.</summary>
internal enum DataStyle
{
    Normal,

    /// <summary>Some zeros.</summary>
    Zeros,

    /// <summary>Some numbers too small for full precision, in float and in double.</summary>
    Denormals,

    /// <summary>Some numbers in the thousands.</summary>
    Large,
}
