namespace NetGen;

/// <summary>The safetensors number types that tensors are converted from and to; every other type of the format is refused by networks.</summary>
public enum SafetensorsDtype
{
    /// <summary>IEEE 754 half precision: 11 significant bits, at most 65504.</summary>
    F16,

    /// <summary>bfloat16: 8 significant bits, the range of <see cref="F32"/>.</summary>
    BF16,

    /// <summary>IEEE 754 single precision, C#'s <see cref="float"/>.</summary>
    F32,

    /// <summary>IEEE 754 double precision, C#'s <see cref="double"/>.</summary>
    F64,
}
