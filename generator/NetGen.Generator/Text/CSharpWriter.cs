using System;
using System.Text;

namespace NetGen.Generator.Text;

/// <summary>An indented text writer whose newline is always '\n' and which never leaves trailing blanks.</summary>
internal sealed class CSharpWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _pendingBlank;

    /// <summary>How many statements have been written.</summary>
    public int Statements { get; private set; }

    /// <summary>Writes a line, or each line of a text; an empty one becomes a blank line.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r', ' ');
            if (trimmed.Length == 0)
            {
                _pendingBlank = _text.Length > 0;
                continue;
            }

            if (_pendingBlank)
            {
                _text.Append('\n');
                _pendingBlank = false;
            }

            _text.Append(' ', _depth * IndentWidth).Append(trimmed).Append('\n');
            Statements += trimmed[trimmed.Length - 1] == ';' ? 1 : 0;
        }
    }

    /// <summary>Writes a header line and an opening brace; disposing closes it.</summary>
    public IDisposable Block(string header, string close = "}")
    {
        if (header.Length > 0)
        {
            Line(header);
        }

        Line("{");
        _depth++;
        return new Scope(this, close);
    }

    public override string ToString() => _text.ToString();

    private sealed class Scope(CSharpWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer._pendingBlank = false;
            writer.Line(close);
        }
    }
}
