using System.Collections.Generic;

namespace NetGen.Tool.Torch;

/// <summary>A number type of PyTorch.</summary>
/// <param name="Name">As PyTorch names it.</param>
/// <param name="Bytes">Of one number.</param>
/// <param name="Dtype">As safetensors files have it; null where networks have no such tensors.</param>
internal sealed record TorchType(string Name, int Bytes, SafetensorsDtype? Dtype)
{
    /// <summary>By the name of their storage's class.</summary>
    public static IReadOnlyDictionary<string, TorchType> OfStorage { get; } = new Dictionary<string, TorchType>
    {
        ["torch.FloatStorage"] = new("float32", 4, SafetensorsDtype.F32),
        ["torch.DoubleStorage"] = new("float64", 8, SafetensorsDtype.F64),
        ["torch.HalfStorage"] = new("float16", 2, SafetensorsDtype.F16),
        ["torch.BFloat16Storage"] = new("bfloat16", 2, SafetensorsDtype.BF16),
        ["torch.LongStorage"] = new("int64", 8, null),
        ["torch.IntStorage"] = new("int32", 4, null),
        ["torch.ShortStorage"] = new("int16", 2, null),
        ["torch.CharStorage"] = new("int8", 1, null),
        ["torch.ByteStorage"] = new("uint8", 1, null),
        ["torch.BoolStorage"] = new("bool", 1, null),
    };
}
