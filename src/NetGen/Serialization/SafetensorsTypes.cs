using System;

namespace NetGen;

/// <summary>The format's number types.</summary>
internal static class SafetensorsTypes
{
    /// <summary>The names of the types that are converted, for messages.</summary>
    public const string Convertible = "F16, BF16, F32 or F64";

    /// <summary>The number type of a network.</summary>
    public static SafetensorsDtype Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? SafetensorsDtype.F32
        : typeof(T) == typeof(double) ? SafetensorsDtype.F64
        : throw new NotSupportedException($"Tensors of {typeof(T).Name} are not written.");

    /// <summary>The name of a number type that networks have.</summary>
    public static string NameOf<T>()
        where T : unmanaged => Name(Of<T>());

    /// <summary>A type's name in a file.</summary>
    public static string Name(SafetensorsDtype dtype) => dtype switch
    {
        SafetensorsDtype.F16 => "F16",
        SafetensorsDtype.BF16 => "BF16",
        SafetensorsDtype.F32 => "F32",
        SafetensorsDtype.F64 => "F64",
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, $"dtype must be {Convertible}, but is {(int)dtype}."),
    };

    /// <summary>The type of that name; null for one that is not converted.</summary>
    public static SafetensorsDtype? Find(string name) => name switch
    {
        "F16" => SafetensorsDtype.F16,
        "BF16" => SafetensorsDtype.BF16,
        "F32" => SafetensorsDtype.F32,
        "F64" => SafetensorsDtype.F64,
        _ => null,
    };

    /// <summary>Whether numbers of that name are <typeparamref name="T"/> in memory; <c>BF16</c> has no type in C# and is its 16 bits.</summary>
    public static bool IsStoredAs<T>(string dtype)
        where T : unmanaged =>
        typeof(T) == (dtype switch
        {
            "F16" => typeof(Half),
            "F32" => typeof(float),
            "F64" => typeof(double),
            "I8" => typeof(sbyte),
            "I16" => typeof(short),
            "I32" => typeof(int),
            "I64" => typeof(long),
            "U8" or "BOOL" => typeof(byte),
            "U16" or "BF16" => typeof(ushort),
            "U32" => typeof(uint),
            "U64" => typeof(ulong),
            _ => null,
        });

    /// <summary>The size of an element in bytes.</summary>
    public static int Bytes(SafetensorsDtype dtype) => Bits(Name(dtype)) / 8;

    /// <summary>The size of an element in bits; 0 for a type the format does not have.</summary>
    public static int Bits(string dtype) => dtype switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "U16" or "I16" or "F16" or "BF16" => 16,
        "U32" or "I32" or "F32" => 32,
        "U64" or "I64" or "F64" or "C64" => 64,
        _ => 0,
    };
}
