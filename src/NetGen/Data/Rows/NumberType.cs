namespace NetGen;

/// <summary>The types that a dataset's numbers can be kept in.</summary>
internal enum NumberType
{
    Byte,
    SByte,
    UInt16,
    Int16,
    UInt32,
    Int32,
    UInt64,
    Int64,
    Half,
    Single,
    Double,
}
