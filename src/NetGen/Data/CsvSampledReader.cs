using System;
using System.IO;

namespace NetGen;

/// <summary>A text whose first characters have been read already.</summary>
internal sealed class CsvSampledReader(char[] sample, int length, TextReader rest) : TextReader
{
    private int _next;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_next == length)
        {
            return rest.Read(buffer, index, count);
        }

        int taken = Math.Min(count, length - _next);
        Array.Copy(sample, _next, buffer, index, taken);
        _next += taken;
        return taken;
    }
}
