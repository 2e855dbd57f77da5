using System;

namespace NetGen.Generator.Declaration;

/// <summary>What about the type itself keeps it from being a row.</summary>
[Flags]
internal enum RowFacts
{
    None = 0,
    NotPartial = 1,
    Generic = 2,
    Static = 4,
    Abstract = 8,
    FileLocal = 16,
    RefStruct = 32,
    Derived = 64,
    HidesNamespace = 128,
    NotConstructible = 256,
}
