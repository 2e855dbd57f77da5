using System;
using System.IO;

namespace NetGen;

/// <summary>
/// Cuts text into records and fields after RFC 4180, in one buffer that holds the record at hand: a field costs no allocation. Lines end with LF,
/// CRLF or CR; empty lines are skipped, and so is a byte-order mark at the beginning. Spaces and tabs around a field, quoted or not, do not belong to
/// it, unless they are the delimiter; those inside quotes do. A quote that is not the first character of a field is an ordinary character.
/// </summary>
internal sealed class CsvReader(TextReader reader, string fileName, char delimiter)
{
    private readonly CsvBuffer _buffer = new(reader, fileName);
    private readonly char[] _stops = [delimiter, '\r', '\n'];
    private Field[] _fields = new Field[32];
    private long _line = 1;
    private bool _begun;

    /// <summary>The number of fields of the record at hand; at least 1.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The line the record at hand begins on, counted from 1.</summary>
    public long Line => _buffer.Line;

    /// <summary>The text of a field, its quotes taken off; valid until the next record is read.</summary>
    public ReadOnlySpan<char> this[int field] => _buffer.Record.Slice(_fields[field].Start, _fields[field].Length);

    /// <summary>The line a field begins on, which differs from the record's where a quoted field before it spans lines.</summary>
    public long LineOf(int field) => _fields[field].Line;

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="DataFormatException">A quoted field that is not closed, or followed by text; a record of unreasonable length.</exception>
    public bool Read()
    {
        FieldCount = 0;
        SkipMark();
        _buffer.BeginRecord(_line);
        while (_buffer.HasMore() && _buffer.Current is '\r' or '\n')
        {
            EndLine();
            _buffer.BeginRecord(_line);
        }

        if (!_buffer.HasMore())
        {
            return false;
        }

        while (ReadField())
        {
        }

        return true;
    }

    // A byte-order mark is no part of the text; a reader of a stream has taken it off, one of a string may not have.
    private void SkipMark()
    {
        if (!_begun && _buffer.HasMore() && _buffer.Current == '\uFEFF')
        {
            _buffer.Skip(1);
        }

        _begun = true;
    }

    private bool ReadField()
    {
        SkipBlanks();
        if (_buffer.HasMore() && _buffer.Current == '"')
        {
            ReadQuoted();
        }
        else
        {
            ReadPlain();
        }

        if (!_buffer.HasMore())
        {
            return false;
        }

        if (_buffer.Current == delimiter)
        {
            _buffer.Skip(1);
            return true;
        }

        EndLine();
        return false;
    }

    private void ReadPlain()
    {
        int first = _buffer.Position;
        int stop;
        while ((stop = _buffer.Rest.IndexOfAny(_stops)) < 0)
        {
            _buffer.Skip(_buffer.Rest.Length);
            if (!_buffer.Fill())
            {
                stop = 0;
                break;
            }
        }

        _buffer.Skip(stop);
        int last = _buffer.Position;
        ReadOnlySpan<char> record = _buffer.Record;
        while (last > first && record[last - 1] is ' ' or '\t')
        {
            last--;
        }

        Add(new Field(first, last - first, _line));
    }

    private void ReadQuoted()
    {
        long opened = _line;
        _buffer.Skip(1);
        int first = _buffer.Position;
        int written = first;
        while (true)
        {
            ReadOnlySpan<char> rest = _buffer.Rest;
            int quote = rest.IndexOf('"');
            ReadOnlySpan<char> text = quote < 0 ? rest : rest[..quote];
            text.CopyTo(_buffer.Record[written..]);
            written += text.Length;
            _line += _buffer.Record[(written - text.Length)..written].Count('\n');
            _buffer.Skip(text.Length);
            if (quote < 0)
            {
                if (!_buffer.Fill())
                {
                    throw new DataFormatException(
                        fileName, opened, null, "a closing quote for the field that opens on this line", "the end of the file");
                }

                continue;
            }

            _buffer.Skip(1);
            if (!_buffer.HasMore() || _buffer.Current != '"')
            {
                break;
            }

            _buffer.Record[written++] = '"';
            _buffer.Skip(1);
        }

        SkipBlanks();
        if (_buffer.HasMore() && !_stops.AsSpan().Contains(_buffer.Current))
        {
            throw new DataFormatException(
                fileName, _line, null, "a delimiter or the end of the line after a closing quote", DataFormatException.Quote([_buffer.Current]));
        }

        Add(new Field(first, written - first, opened));
    }

    private void SkipBlanks()
    {
        while (_buffer.HasMore() && _buffer.Current is ' ' or '\t' && _buffer.Current != delimiter)
        {
            _buffer.Skip(1);
        }
    }

    private void EndLine()
    {
        bool carriageReturn = _buffer.Current == '\r';
        _buffer.Skip(1);
        if (carriageReturn && _buffer.HasMore() && _buffer.Current == '\n')
        {
            _buffer.Skip(1);
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

    private readonly record struct Field(int Start, int Length, long Line);
}
