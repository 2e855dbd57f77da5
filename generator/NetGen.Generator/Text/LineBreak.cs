using System;

namespace NetGen.Generator.Text;

/// <summary>Where a line that is too long goes on in the next.</summary>
internal static class LineBreak
{
    /// <summary>What documentation begins with.</summary>
    public const string DocumentationMark = "/// ";

    public static bool IsDocumentation(string line) => line.StartsWith("/// <", StringComparison.Ordinal);

    /// <summary>Where to break a line so that at most so many characters stay: behind the last of the commas in fewest parentheses, or between two
    /// words of documentation; 0 where there is no such place.</summary>
    public static int Of(string line, int most, bool isDocumentation)
    {
        if (isDocumentation || line.StartsWith("//", StringComparison.Ordinal))
        {
            return isDocumentation && line.LastIndexOf(' ', most) is var space && space > DocumentationMark.Length ? space : 0;
        }

        (int end, int fewest) = (0, int.MaxValue);
        bool inString = false;
        int depth = 0;
        for (int i = 0; i < most; i++)
        {
            if (inString && line[i] == '\\')
            {
                i++;
                continue;
            }

            inString ^= line[i] == '"';
            depth += inString ? 0 : line[i] is '(' or '[' ? 1 : line[i] is ')' or ']' ? -1 : 0;
            if (!inString && depth <= fewest && line[i] == ',' && line[i + 1] == ' ')
            {
                (end, fewest) = (i + 1, depth);
            }
        }

        return end;
    }
}
