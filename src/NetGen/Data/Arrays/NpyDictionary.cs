using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The dictionary in the header of an .npy file: <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (60000, 784), }</c>.</summary>
/// <param name="source">What messages call the file.</param>
/// <param name="text">The dictionary, padded with blanks and a newline.</param>
internal sealed class NpyDictionary(string source, string text)
{
    private const string Expected = "a dictionary of 'descr', 'fortran_order' and 'shape'";

    /// <summary>NumPy's most extents; version 2 of NumPy has 64.</summary>
    private const int MostExtents = 64;

    private int _place;

    /// <exception cref="DataFormatException">Another dictionary, Fortran order, or a type that is no number.</exception>
    public ArrayHeader Read()
    {
        string? type = null;
        bool? fortran = null;
        ImmutableArray<long>? shape = null;
        Require('{');
        while (!TryTake('}'))
        {
            string key = QuotedText();
            Require(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = Next() == '[' ? throw Problem("numbers of one type", "a structured type, a list of fields") : QuotedText();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Truth();
                    break;
                case "shape" when shape is null:
                    shape = Extents();
                    break;
                default:
                    throw Unexpected();
            }

            if (!TryTake(','))
            {
                Require('}');
                break;
            }
        }

        if (type is null || fortran is null || shape is null || Next() != '\0')
        {
            throw Unexpected();
        }

        (NumberType number, bool bigEndian) = NumberOf(type);

        // Of one extent both orders are the same.
        return fortran.Value && shape.Value.Length > 1
            ? throw Problem("rows one after the other", "Fortran order (save numpy.ascontiguousarray of the array)")
            : ArrayHeader.Create(source, number, bigEndian, shape.Value);
    }

    private (NumberType Type, bool IsBigEndian) NumberOf(string type)
    {
        NumberType? number = (type.Length == 3 ? type[1..] : "") switch
        {
            "u1" or "b1" => NumberType.Byte,
            "i1" => NumberType.SByte,
            "u2" => NumberType.UInt16,
            "i2" => NumberType.Int16,
            "u4" => NumberType.UInt32,
            "i4" => NumberType.Int32,
            "u8" => NumberType.UInt64,
            "i8" => NumberType.Int64,
            "f2" => NumberType.Half,
            "f4" => NumberType.Single,
            "f8" => NumberType.Double,
            _ => null,
        };
        return number is { } known && type[0] is '<' or '>' or '|' or '='
            ? (known, type[0] == '>')
            : throw Problem(
                "a type of numbers, b1, u1, i1, u2, i2, f2, u4, i4, f4, u8, i8 or f8", $"the type {DataFormatException.Quote(type)}");
    }

    private string QuotedText()
    {
        char quote = Next();
        int end = quote is '\'' or '"' ? text.IndexOf(quote, _place + 1) : -1;
        if (end < 0)
        {
            throw Unexpected();
        }

        string quoted = text[(_place + 1)..end];
        _place = end + 1;
        return quoted;
    }

    private bool Truth()
    {
        Next();
        foreach (bool value in (ReadOnlySpan<bool>)[true, false])
        {
            string word = value ? "True" : "False";
            if (string.CompareOrdinal(text, _place, word, 0, word.Length) == 0)
            {
                _place += word.Length;
                return value;
            }
        }

        throw Unexpected();
    }

    private ImmutableArray<long> Extents()
    {
        Require('(');
        var extents = new List<long>();
        while (!TryTake(')'))
        {
            extents.Add(Extent());
            if (extents.Count > MostExtents)
            {
                throw Problem($"at most {MostExtents} extents", "more");
            }

            if (!TryTake(','))
            {
                Require(')');
                break;
            }
        }

        return [.. extents];
    }

    private long Extent()
    {
        Next();
        int begin = _place;
        while (_place < text.Length && (char.IsAsciiDigit(text[_place]) || (text[_place] == '-' && _place == begin)))
        {
            _place++;
        }

        if (!long.TryParse(text.AsSpan(begin, _place - begin), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long extent))
        {
            throw Unexpected();
        }

        // Python 2 marked long numbers.
        _place += _place < text.Length && text[_place] == 'L' ? 1 : 0;
        return extent;
    }

    /// <summary>The next character that is no blank; NUL at the end.</summary>
    private char Next()
    {
        while (_place < text.Length && text[_place] is ' ' or '\t' or '\r' or '\n')
        {
            _place++;
        }

        return _place < text.Length ? text[_place] : '\0';
    }

    private bool TryTake(char character)
    {
        bool isNext = Next() == character;
        _place += isNext ? 1 : 0;
        return isNext;
    }

    private void Require(char character)
    {
        if (!TryTake(character))
        {
            throw Unexpected();
        }
    }

    private DataFormatException Unexpected() =>
        Problem($"{Expected} in the header", $"{DataFormatException.Quote(text.AsSpan(Math.Min(_place, text.Length)).TrimEnd())} at {_place}");

    private DataFormatException Problem(string expected, string found) => new(source, 0, null, expected, found);
}
