using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>A method of the code that checks the whole numbers of all samples and hands them on: kernels behind it choose rows of tables by
/// them.</summary>
internal static class IndexChecks
{
    /// <summary>The method for samples.</summary>
    public const string OfSamples = "CheckedSamples";

    /// <summary>The method for one step of a sequence.</summary>
    public const string OfStep = "CheckedStep";

    /// <summary>The method for targets.</summary>
    public const string OfTargets = "CheckedTargets";

    /// <summary>An argument, by way of the check where there is one.</summary>
    public static string Checked(string codeClass, string method, string argument, ImmutableArray<IndexRange> ranges, string? name = null) =>
        ranges.IsEmpty ? argument : $"{codeClass}.{method}({argument}{(name is null ? string.Empty : $", \"{name}\"")})";

    /// <summary>Writes the method, where there is anything to check.</summary>
    public static void Write(CSharpWriter code, string method, string number, string argument, long size, ImmutableArray<IndexRange> ranges)
    {
        if (ranges.IsEmpty)
        {
            return;
        }

        using (code.Block($"public static ReadOnlySpan<{number}> {method}(ReadOnlySpan<{number}> {argument}, string name = \"{argument}\")"))
        {
            foreach (IndexRange range in ranges)
            {
                string ignored = range.Ignored == 0 ? string.Empty : ", " + Literal.Of(range.Ignored);
                code.Line($"WholeNumbers.Check({argument}, {Literal.Of(size)}, {Literal.Of(range.First)}, {Literal.Of(range.Count)}, "
                    + $"{Literal.Of(range.Step)}, name, {Literal.Of(range.Below)}{ignored});");
            }

            code.Line($"return {argument};");
        }

        code.Line();
    }
}
