using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>Code for several widths of vectors in one method: the JIT and the AOT compiler keep the branch that the processor can run.</summary>
internal static class WidthBranches
{
    /// <summary>Writes a branch for each width, the widest first; widths with equal code share one.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="widths">The widths in bits, widest first; the last needs nothing of the processor.</param>
    /// <param name="textOf">The code of a width; the narrowest is asked for first.</param>
    public static void Write(CSharpWriter code, IReadOnlyList<int> widths, Func<int, string> textOf)
    {
        (int Bits, string Text)[] all = [.. widths.Reverse().Select(bits => (bits, textOf(bits))).Reverse()];
        (int Bits, string Text)[] different = [.. all.Where((w, i) => i == all.Length - 1 || w.Text != all[i + 1].Text)];
        if (different.Length == 1)
        {
            code.Line(different[0].Text.TrimEnd());
            return;
        }

        int common = CommonStatements([.. different.Select(d => d.Text)]);
        if (common > 0)
        {
            code.Line(different[0].Text.Substring(0, common).TrimEnd());
        }

        for (int i = 0; i < different.Length; i++)
        {
            string condition = i == different.Length - 1 ? string.Empty : $"if (Vector{Literal.Of(different[i].Bits)}.IsHardwareAccelerated)";
            using (code.Block(i == 0 ? condition : $"else {condition}".TrimEnd()))
            {
                code.Line(different[i].Text.Substring(common).TrimEnd());
            }
        }
    }

    /// <summary>The length of the statements that all texts begin with; none is parted from its else.</summary>
    private static int CommonStatements(IReadOnlyList<string> texts)
    {
        int common = 0;
        while (texts[0].IndexOf(";\n", common, StringComparison.Ordinal) is > 0 and var end
            && texts[0].IndexOf('\n', common) == end + 1
            && texts.All(t => string.CompareOrdinal(t, common, texts[0], common, end + 2 - common) == 0
                && string.CompareOrdinal(t, end + 2, "else", 0, 4) != 0))
        {
            common = end + 2;
        }

        return common;
    }
}
