using System;
using System.IO;

namespace NetGen;

/// <summary>A window on a text that holds the record at hand from its first character on; places in it are counted from there, for the record
/// moves.</summary>
internal sealed class CsvBuffer(TextReader reader, string fileName)
{
    private const int LongestRecord = 1 << 26;

    private char[] _chars = new char[1 << 15];
    private int _start;
    private int _end;
    private int _next;
    private bool _atEnd;

    /// <summary>The place of the next character to read.</summary>
    public int Position => _next - _start;

    /// <summary>The next character; only after <see cref="HasMore"/>.</summary>
    public char Current => _chars[_next];

    /// <summary>What is there to read without asking the reader for more.</summary>
    public ReadOnlySpan<char> Rest => _chars.AsSpan(_next, _end - _next);

    /// <summary>The record at hand, read and unread.</summary>
    public Span<char> Record => _chars.AsSpan(_start, _end - _start);

    /// <summary>The line the record at hand begins on, counted from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Lets go of what has been read: the record at hand begins with the next character.</summary>
    public void BeginRecord(long line)
    {
        _start = _next;
        Line = line;
    }

    public void Skip(int count) => _next += count;

    public bool HasMore() => _next < _end || Fill();

    /// <summary>Reads on.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="DataFormatException">A record of unreasonable length, such as everything behind a quote that is not closed.</exception>
    public bool Fill()
    {
        if (_atEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            Record.CopyTo(_chars);
            _next -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _chars.Length)
        {
            if (_end >= LongestRecord)
            {
                throw new DataFormatException(
                    fileName, Line, null, $"a row of at most {LongestRecord} characters", "a longer one; is a quote not closed?");
            }

            Array.Resize(ref _chars, 2 * _chars.Length);
        }

        int read = reader.Read(_chars, _end, _chars.Length - _end);
        _atEnd = read == 0;
        _end += read;
        return read > 0;
    }
}
