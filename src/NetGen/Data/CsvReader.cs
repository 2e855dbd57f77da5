using System;
using System.IO;

namespace NetGen;

/// <summary>
/// Cuts text into records and fields after RFC 4180, in one buffer that holds the record at hand: a field costs no allocation.
/// Lines end with LF, CRLF or CR; empty lines are skipped. Spaces and tabs around an unquoted field do not belong to it;
/// a quote that does not begin a field is an ordinary character.
/// </summary>
internal sealed class CsvReader(TextReader reader, string fileName, char delimiter)
{
    private const int LongestRecord = 1 << 26;

    private readonly char[] _stops = [delimiter, '\r', '\n'];
    private char[] _buffer = new char[1 << 15];
    private Field[] _fields = new Field[32];
    private int _start;
    private int _position;
    private int _end;
    private long _line = 1;
    private bool _atEnd;

    /// <summary>The number of fields of the record at hand; at least 1.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The line the record at hand begins on, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The text of a field, its quotes taken off; valid until the next record is read.</summary>
    public ReadOnlySpan<char> this[int field] => _buffer.AsSpan(_start + _fields[field].Start, _fields[field].Length);

    /// <summary>The line a field begins on, which differs from the record's where a quoted field before it spans lines.</summary>
    public long LineOf(int field) => _fields[field].Line;

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="DataFormatException">A quoted field that is not closed, or followed by text; a record of unreasonable length.</exception>
    public bool Read()
    {
        FieldCount = 0;
        _start = _position;
        while (HasMore() && _buffer[_position] is '\r' or '\n')
        {
            EndLine();
            _start = _position;
        }

        if (!HasMore())
        {
            return false;
        }

        Line = _line;
        while (ReadField())
        {
        }

        return true;
    }

    private bool ReadField()
    {
        if (HasMore() && _buffer[_position] == '"')
        {
            ReadQuoted();
        }
        else
        {
            ReadPlain();
        }

        if (!HasMore())
        {
            return false;
        }

        if (_buffer[_position] == delimiter)
        {
            _position++;
            return true;
        }

        EndLine();
        return false;
    }

    private void ReadPlain()
    {
        int first = _position - _start;
        while (true)
        {
            int stop = _buffer.AsSpan(_position, _end - _position).IndexOfAny(_stops);
            if (stop >= 0)
            {
                _position += stop;
                break;
            }

            _position = _end;
            if (!Fill())
            {
                break;
            }
        }

        int last = _position - _start;
        while (first < last && _buffer[_start + first] is ' ' or '\t')
        {
            first++;
        }

        while (last > first && _buffer[_start + last - 1] is ' ' or '\t')
        {
            last--;
        }

        Add(new Field(first, last - first, _line));
    }

    private void ReadQuoted()
    {
        long opened = _line;
        _position++;
        int first = _position - _start;
        int written = first;
        while (true)
        {
            Span<char> rest = _buffer.AsSpan(_position, _end - _position);
            int quote = rest.IndexOf('"');
            Span<char> text = quote < 0 ? rest : rest[..quote];
            text.CopyTo(_buffer.AsSpan(_start + written));
            written += text.Length;
            _line += text.Count('\n');
            _position += text.Length;
            if (quote < 0)
            {
                if (!Fill())
                {
                    throw new DataFormatException(fileName, opened, null, "a closing quote for the field that opens on this line", "the end of the file");
                }

                continue;
            }

            _position++;
            if (!HasMore() || _buffer[_position] != '"')
            {
                break;
            }

            _buffer[_start + written++] = '"';
            _position++;
        }

        if (HasMore() && !_stops.AsSpan().Contains(_buffer[_position]))
        {
            throw new DataFormatException(
                fileName, _line, null, "a delimiter or the end of the line after a closing quote", DataFormatException.Quote([_buffer[_position]]));
        }

        Add(new Field(first, written - first, opened));
    }

    private void EndLine()
    {
        bool carriageReturn = _buffer[_position++] == '\r';
        if (carriageReturn && HasMore() && _buffer[_position] == '\n')
        {
            _position++;
        }

        _line++;
    }

    private void Add(Field field)
    {
        if (FieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * _fields.Length);
        }

        _fields[FieldCount++] = field;
    }

    private bool HasMore() => _position < _end || Fill();

    /// <summary>Reads on; the record at hand moves to the buffer's beginning, which is why fields are kept relative to it.</summary>
    private bool Fill()
    {
        if (_atEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _position -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end >= LongestRecord)
            {
                throw new DataFormatException(fileName, Line, null, $"a row of at most {LongestRecord} characters", "a longer one; is a quote not closed?");
            }

            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int read = reader.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
        return read > 0;
    }

    private readonly record struct Field(int Start, int Length, long Line);
}
