using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Writes one batch program for one width of vectors: a thread's share of each kernel, kernel by kernel.</summary>
internal sealed class FastProgram(SharedMethods methods, Precision precision, ProgramPlan plan, ProgramKind kind)
{
    private const string Batch = "n";
    private const string First = "first";

    private readonly string _number = Surface.NumberOf(precision);
    private readonly CSharpWriter _code = new();

    /// <summary>Writes the program with its kernels, and gives its method's name.</summary>
    public string Write(KernelMethods kernels)
    {
        string buffers = string.Join(", ", Buffers.Of(kind).Select(b => $"ref {_number} {b}"));
        using (_code.Block($"(Member member, nint n, {buffers}{(plan.NeedsKey ? ", StepKey key" : string.Empty)})"))
        using (_code.Block("unchecked"))
        {
            if (plan.Kernels.Any(k => k.Partition == Partition.Samples))
            {
                string unit = Literal.Of(Budget.SharedRows);
                _code.Line($"nint {First} = member.First(n, {unit});");
                _code.Line($"nint rows = member.End(n, {unit}) - {First};");
            }

            foreach (Kernel kernel in plan.Kernels)
            {
                if (plan.Barriers.Contains(kernel))
                {
                    _code.Line("member.Wait();");
                }

                _code.Line();
                kernel.WriteFormulas(_code);
                using (kernel.Condition is { } condition ? _code.Block($"if ({condition})") : null)
                {
                    WriteCalls(kernel, kernels);
                }
            }
        }

        return methods.Add(kind + Literal.Of(kernels.VectorBits), _code.ToString());
    }

    /// <summary>How many samples the batch has decides, not how many are this thread's: it must not change the bits.</summary>
    private void WriteCalls(Kernel kernel, KernelMethods kernels)
    {
        if (kernel.ForFewSamples is not { } few)
        {
            WriteCall(kernel, kernels);
            return;
        }

        using (_code.Block($"if ({Batch} < {Literal.Of(plan.Choices.PackedSamples)})"))
        {
            WriteCall(few, kernels);
        }

        using (_code.Block("else"))
        {
            WriteCall(kernel, kernels);
        }
    }

    private void WriteCall(Kernel kernel, KernelMethods kernels)
    {
        (string name, int tiles) = kernels.Of(kernel, plan);
        switch (kernel.Partition)
        {
            case Partition.Samples:
                _code.Line(Call(["rows", Batch], Index.Of(First)));
                break;
            case Partition.Tiles:
                string all = Literal.Of(tiles);
                _code.Line(Call([Batch, $"member.First({all}, 1)", $"member.End({all}, 1)"], 0));
                break;
            default:
                using (_code.Block("if (member.IsFirst)"))
                {
                    _code.Line(Call([Batch, Batch], 0));
                }

                break;
        }

        string Call(IEnumerable<string> extents, Index first)
        {
            IEnumerable<string> places = KernelMethods.Operands(kernel).Select(t => Buffers.Place(plan.Storage, t, Index.Of(Batch), first));
            if (kernel.Caller is { } caller)
            {
                places = places.Append(FastWriter.From(caller, first * kernel.CallerElements));
            }

            IEnumerable<string> arguments = extents.Concat(places.Select(p => "ref " + p));
            return $"{name}({string.Join(", ", kernel.NeedsKey ? arguments.Append($"key.From({first})") : arguments)});";
        }
    }
}
