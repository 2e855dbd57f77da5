using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>A <c>TensorProto</c> of floats or bytes.</summary>
/// <param name="Shape">Its extents.</param>
/// <param name="Values">Its elements, row-major.</param>
internal sealed record OnnxTensor(ImmutableArray<int> Shape, double[] Values)
{
    // Numbers of TensorProto's fields, and of its element types.
    private const int Dims = 1;
    private const int DataType = 2;
    private const int FloatData = 4;
    private const int RawData = 9;
    private const int Float = 1;
    private const int UInt8 = 2;

    /// <summary>Reads a file such as <c>input_0.pb</c>; null where its elements are neither floats nor bytes.</summary>
    public static OnnxTensor? Read(string path)
    {
        var shape = new List<int>();
        long type = 0;
        ReadOnlyMemory<byte> content = default;
        foreach ((int field, long number, ReadOnlyMemory<byte> bytes) in WireFormat.Fields(File.ReadAllBytes(path)))
        {
            switch (field)
            {
                case Dims:
                    shape.AddRange(WireFormat.Numbers(number, bytes).Select(n => (int)n));
                    break;
                case DataType:
                    type = number;
                    break;
                case FloatData or RawData:
                    content = bytes;
                    break;
            }
        }

        return type switch
        {
            Float => new OnnxTensor([.. shape], Array.ConvertAll(MemoryMarshal.Cast<byte, float>(content.Span).ToArray(), x => (double)x)),
            UInt8 => new OnnxTensor([.. shape], Array.ConvertAll(content.ToArray(), x => (double)x)),
            _ => null,
        };
    }
}
