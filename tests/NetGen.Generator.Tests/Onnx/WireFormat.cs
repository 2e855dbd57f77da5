using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>Protocol Buffers as they are on disk: fields of a number and of what it stands for.</summary>
internal static class WireFormat
{
    private const int VariableLength = 0;
    private const int EightBytes = 1;
    private const int Bytes = 2;
    private const int FourBytes = 5;

    /// <summary>The fields of a message: numbers of any width in <c>Number</c>, all else in <c>Content</c>.</summary>
    public static IEnumerable<(int Field, long Number, ReadOnlyMemory<byte> Content)> Fields(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            long key = Take(ref message);
            int field = (int)(key >> 3);
            switch ((int)key & 7)
            {
                case VariableLength:
                    yield return (field, Take(ref message), default);
                    break;
                case EightBytes:
                    yield return (field, BinaryPrimitives.ReadInt64LittleEndian(message.Span), default);
                    message = message[8..];
                    break;
                case Bytes:
                    int length = (int)Take(ref message);
                    yield return (field, 0, message[..length]);
                    message = message[length..];
                    break;
                case FourBytes:
                    yield return (field, BinaryPrimitives.ReadInt32LittleEndian(message.Span), default);
                    message = message[4..];
                    break;
                case int type:
                    throw new InvalidDataException($"Field {field} has the unknown wire type {type}.");
            }
        }
    }

    /// <summary>Whole numbers of a repeated field: one by itself, or several packed.</summary>
    public static IEnumerable<long> Numbers(long number, ReadOnlyMemory<byte> packed)
    {
        if (packed.IsEmpty)
        {
            yield return number;
        }

        while (!packed.IsEmpty)
        {
            yield return Take(ref packed);
        }
    }

    /// <summary>A number of seven bits a byte, the lowest first; the highest bit of a byte says that another follows.</summary>
    private static long Take(ref ReadOnlyMemory<byte> message)
    {
        ReadOnlySpan<byte> bytes = message.Span;
        long number = 0;
        int length = 0;
        do
        {
            number |= (long)(bytes[length] & 0x7F) << (7 * length);
        }
        while ((bytes[length++] & 0x80) != 0);

        message = message[length..];
        return number;
    }
}
