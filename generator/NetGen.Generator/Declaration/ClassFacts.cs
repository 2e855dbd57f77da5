using System;

namespace NetGen.Generator.Declaration;

/// <summary>What about the class itself keeps it from being a network.</summary>
[Flags]
internal enum ClassFacts
{
    None = 0,
    NotPartial = 1,
    Generic = 2,
    Static = 4,
    Abstract = 8,
    FileLocal = 16,
    Record = 32,
    Struct = 64,
    HidesInherited = 128,
    HidesNamespace = 256,
}
