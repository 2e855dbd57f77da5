using System;
using System.Text;

namespace NetGen.Tool.Torch;

/// <summary>The bytes of a pickle, from first to last.</summary>
internal sealed class PickleBytes(ReadOnlyMemory<byte> pickle)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How many have been taken.</summary>
    public int Position { get; private set; }

    /// <summary>A whole number of up to eight bytes, whose last one has the sign.</summary>
    public long LongNumber(uint length)
    {
        ReadOnlySpan<byte> bytes = Take(length);
        if (bytes.Length > 8)
        {
            throw new ToolException("The pickle has a whole number of more than 64 bits.");
        }

        long number = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            number |= (long)bytes[i] << (8 * i);
        }

        return bytes.Length is > 0 and < 8 && bytes[^1] >= 0x80 ? number - (1L << (8 * bytes.Length)) : number;
    }

    public string Text(uint length)
    {
        try
        {
            return Utf8.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException($"The pickle has a text that is not UTF-8 before byte {Position}.");
        }
    }

    /// <summary>The bytes up to the next newline, and past it.</summary>
    public string Line()
    {
        int length = pickle.Span[Position..].IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Damaged();
        }

        string line = Encoding.Latin1.GetString(Take((uint)length));
        Position++;
        return line;
    }

    /// <exception cref="ToolException">The pickle ends before.</exception>
    public ReadOnlySpan<byte> Take(uint length)
    {
        if (length > pickle.Length - Position)
        {
            throw Damaged();
        }

        ReadOnlySpan<byte> bytes = pickle.Span.Slice(Position, (int)length);
        Position += (int)length;
        return bytes;
    }

    public ToolException Damaged() => new($"The pickle is damaged at byte {Position}.");
}
