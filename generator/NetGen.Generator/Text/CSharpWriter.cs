using System;
using System.Text;

namespace NetGen.Generator.Text;

/// <summary>An indented text writer whose newline is always '\n' and which never leaves trailing blanks.</summary>
/// <param name="width">Code longer than this goes on in the next line, after a comma; null for lines of any length.</param>
internal sealed class CSharpWriter(int? width = null)
{
    /// <summary>The longest line of a generated file.</summary>
    public const int FileWidth = 150;

    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _pendingBlank;
    private bool _isRaw;
    private Content _content;

    /// <summary>What a block holds: nothing yet, one statement, one loop, or anything else.</summary>
    private enum Content { Nothing, Statement, Loop, More }

    /// <summary>Whether a loop or a condition around a single statement is written without braces.</summary>
    public bool OmitsBraces { get; init; }

    /// <summary>How many statements have been written.</summary>
    public int Statements { get; private set; }

    /// <summary>Counts statements that are written as parts of another.</summary>
    public void AddStatements(int count) => Statements += count;

    /// <summary>Writes a line, or each line of a text; an empty one becomes a blank line.</summary>
    public void Line(string text = "")
    {
        int start = 0;
        for (int end; (end = text.IndexOf('\n', start)) >= 0; start = end + 1)
        {
            Single(text, start, end);
        }

        Single(text, start, text.Length);
    }

    /// <summary>Writes the part of a text that is one line. Method bodies pass through several writers, so that a line is not copied to a string of
    /// its own.</summary>
    private void Single(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '\r' or ' ')
        {
            end--;
        }

        if (end == start)
        {
            _pendingBlank = _text.Length > 0;
            return;
        }

        if (_pendingBlank)
        {
            _text.Append('\n');
            _pendingBlank = false;
        }

        int first = start;
        while (first < end && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        int indent = (_depth * IndentWidth) + first - start;
        if (indent + end - first > width && !_isRaw)
        {
            Broken(text.Substring(first, end - first), indent);
        }
        else
        {
            _text.Append(' ', indent).Append(text, first, end - first).Append('\n');
        }

        bool isStatement = text[end - 1] == ';' && string.CompareOrdinal(text, first, "//", 0, 2) != 0;
        Statements += isStatement ? 1 : 0;
        Add(isStatement && IsAlone(text, first, end) ? Content.Statement : Content.More);
    }

    /// <summary>Writes two parts of a line: the second goes on in the next one, where both together are too long.</summary>
    public void Line(string first, string second)
    {
        bool fits = second.IndexOf('\n') < 0 && !((_depth * IndentWidth) + first.Length + 1 + second.Length > width);
        Line(first + (fits ? " " : "\n    ") + second);
    }

    /// <summary>Writes the lines of a raw string, whatever their length.</summary>
    public void Raw(string text)
    {
        _isRaw = true;
        Line(text);
        _isRaw = false;
    }

    /// <summary>Writes a header line and an opening brace; disposing closes it.</summary>
    public IDisposable Block(string header, string close = "}")
    {
        Content before = _content;
        if (header.Length > 0)
        {
            Line(header);
        }

        int brace = _text.Length;
        Line("{");
        _content = Content.Nothing;
        _depth++;
        int length = _text.Length - brace;
        return new Scope(() =>
        {
            bool isLoop = header.StartsWith("for (", StringComparison.Ordinal);
            bool isAlone = (_content == Content.Statement && (isLoop || IsCondition(header))) || (_content == Content.Loop && isLoop);
            _depth--;
            _pendingBlank = false;
            if (OmitsBraces && isAlone)
            {
                // A condition stands on one line with its statement.
                int end = brace + length;
                while (_text[end] == '\n' || (!isLoop && _text[end] == ' '))
                {
                    end++;
                }

                _text.Remove(brace, end - brace);
                _text[brace - 1] = isLoop ? '\n' : ' ';
            }
            else
            {
                Line(close);
            }

            _content = before;
            Add(isLoop ? Content.Loop : Content.More);
        });
    }

    private static bool IsCondition(string header) =>
        header.StartsWith("if (", StringComparison.Ordinal) || header.StartsWith("else", StringComparison.Ordinal);

    /// <summary>Whether a statement may stand without braces: it is no declaration, and no part of a condition. A declaration has a type and a name:
    /// there is no parenthesis before the first blank, and no operator behind it.</summary>
    private static bool IsAlone(string text, int start, int end)
    {
        int blank = text.IndexOf(' ', start, end - start);
        string word = blank < 0 ? string.Empty : text.Substring(start, blank - start);
        bool isDeclaration = blank > 0 && word.IndexOf('(') < 0 && (char.IsLetter(text[blank + 1]) || text[blank + 1] is '_' or '(');
        return !isDeclaration && text[start] != '(' && word is not ("if" or "else" or "for" or "var");
    }

    private void Add(Content content) => _content = _content == Content.Nothing ? content : Content.More;

    /// <summary>Writes a line that is longer than the width.</summary>
    private void Broken(string line, int indent)
    {
        bool isDocumentation = LineBreak.IsDocumentation(line);
        int further = isDocumentation ? indent : indent + IndentWidth;
        while (indent + line.Length > width && LineBreak.Of(line, width.Value - indent, isDocumentation) is > 0 and var end)
        {
            _text.Append(' ', indent).Append(line, 0, end).Append('\n');
            line = (isDocumentation ? LineBreak.DocumentationMark : string.Empty) + line.Substring(end + 1);
            indent = further;
        }

        _text.Append(' ', indent).Append(line).Append('\n');
    }

    public override string ToString() => _text.ToString();

    private sealed class Scope(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
