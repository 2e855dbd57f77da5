using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Writes the loop that passes samples on in blocks, which keeps scratch small; it lies on the stack, or past a budget in a pooled
/// array.</summary>
internal sealed class SampleBlocks(CSharpWriter code, Precision precision, Choices choices)
{
    private readonly string _number = Surface.NumberOf(precision);

    /// <summary>A block's part of a span that has so many elements for each sample.</summary>
    public static string SliceOf(string span, int size) => $"{span}.Slice({Index.Of("first") * size}, {Index.Of("rows") * size})";

    /// <summary>Writes the loop.</summary>
    /// <param name="storage">How much scratch a block takes.</param>
    /// <param name="most">Samples of a block at most, in C#.</param>
    /// <param name="start">The first sample in C#.</param>
    /// <param name="end">The end of the samples in C#.</param>
    /// <param name="calls">What is done with a block of <c>rows</c> samples from <c>first</c> on, in <c>scratch</c>.</param>
    public void Write(ProgramStorage storage, string most, string start, string end, params string[] calls)
    {
        string count = start == "0" ? end : $"{end} - {start}";
        WriteScratch($"checked({Length($"Math.Min({count}, {most})", storage)})");
        code.Line("int rows;");
        using (code.Block($"for (int first = {start}; first < {end}; first += rows)"))
        {
            code.Line($"rows = Math.Min({end} - first, {most});");
            foreach (string call in calls)
            {
                code.Line(call);
            }
        }

        WriteReturn();
    }

    /// <summary>Writes what is done with one sample.</summary>
    public void WriteOne(ProgramStorage storage, string call)
    {
        int length = storage.PerSample + storage.Constant;
        if (length <= choices.StackElements(precision))
        {
            code.Line($"Span<{_number}> scratch = stackalloc {_number}[{Literal.Of(length)}];");
            code.Line(call);
            return;
        }

        code.Line($"{_number}[] rented = ArrayPool<{_number}>.Shared.Rent({Literal.Of(length)});");
        code.Line($"Span<{_number}> scratch = rented;");
        code.Line(call);
        code.Line($"ArrayPool<{_number}>.Shared.Return(rented);");
    }

    private void WriteScratch(string length)
    {
        code.Line($"int length = {length};");
        code.Line($"{_number}[] rented = null;");
        code.Line($"Span<{_number}> scratch = length <= {Literal.Of(choices.StackElements(precision))} ? stackalloc {_number}[length] : (rented = ArrayPool<{_number}>.Shared.Rent(length));");
    }

    private void WriteReturn()
    {
        using (code.Block("if (rented is not null)"))
        {
            code.Line($"ArrayPool<{_number}>.Shared.Return(rented);");
        }
    }

    private static string Length(string rows, ProgramStorage storage) => (storage.PerSample, storage.Constant) switch
    {
        (var perSample, 0) => $"{rows} * {Literal.Of(perSample)}",
        (0, var constant) => Literal.Of(constant),
        var (perSample, constant) => $"({rows} * {Literal.Of(perSample)}) + {Literal.Of(constant)}",
    };
}
