using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>C# with <c>[|…|]</c> around every place where a problem is expected.</summary>
internal sealed class Markup
{
    private const string Open = "[|";
    private const string Close = "|]";

    public Markup(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        var starts = new Stack<int>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (Is(marked, i, Open))
            {
                starts.Push(text.Length);
                i++;
            }
            else if (Is(marked, i, Close))
            {
                spans.Add(TextSpan.FromBounds(starts.Pop(), text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        Text = text.ToString();
        spans.Sort();
        Spans = spans;
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Spans { get; }

    private static bool Is(string text, int index, string mark) => string.CompareOrdinal(text, index, mark, 0, mark.Length) == 0;
}
