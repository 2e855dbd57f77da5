using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Writes one batch program: a thread's share of each kernel, kernel by kernel.</summary>
internal sealed class FastProgram(SharedMethods methods, KernelMethods kernels, Precision precision, ProgramPlan plan, ProgramKind kind)
{
    private const string Batch = "n";
    private const string First = "first";

    private readonly string _number = Surface.NumberOf(precision);
    private readonly Dictionary<string, string> _declared = [];
    private readonly CSharpWriter _code = new() { OmitsBraces = true };

    /// <summary>The name of a program's method.</summary>
    public static string NameOf(ProgramKind kind) => kind + "Batch";

    /// <summary>Writes the program with its kernels.</summary>
    public void Write()
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
                Declare(kernel);
                using (kernel.Condition is { } condition ? _code.Block($"if ({condition})") : null)
                {
                    WriteCalls(kernel);
                }
            }
        }

        methods.Add(NameOf(kind), _code.ToString());
    }

    private void WriteCalls(Kernel kernel)
    {
        if (kernel is ScanKernel scan)
        {
            WriteScan(scan);
        }
        else
        {
            WriteCalls(kernel, plan, t => ReferenceTo(t, kernel).Name);
        }
    }

    /// <summary>How many samples the batch has decides, not how many are this thread's: that would change the bits. In inference n counts a thread's
    /// samples alone, so nothing is decided there.</summary>
    private void WriteCalls(Kernel kernel, ProgramPlan inside, Func<Tensor, string> placeOf)
    {
        if (kind != ProgramKind.ComputeGradients || kernel.ForFewSamples is not var (few, below))
        {
            WriteCall(kernel, inside, placeOf);
            return;
        }

        using (_code.Block($"if ({Batch} < {Literal.Of(below)})"))
        {
            WriteCall(few, inside, placeOf);
        }

        using (_code.Block("else"))
        {
            WriteCall(kernel, inside, placeOf);
        }
    }

    /// <summary>The loop over the steps of a scan, in which the tensors of one step are places of the tensors of all.</summary>
    private void WriteScan(ScanKernel kernel)
    {
        const string Step = "t";
        foreach (Kernel first in kernel.Before)
        {
            WriteCall(first, plan, Outside);
        }

        Dictionary<Tensor, Bound> places = kernel.Places.GroupBy(p => p.Inner).ToDictionary(g => g.Key, g => g.Last());
        using (_code.Block(ScanLoops.Header(kernel.Scan, "nint", Step)))
        {
            foreach (Kernel inner in kernel.Body)
            {
                inner.WriteFormulas(_code);
                WriteCalls(inner, plan.Bodies[kernel], Inside);
            }
        }

        string Outside(Tensor tensor) => ReferenceTo(tensor, kernel).Name;

        string Inside(Tensor tensor) => !places.TryGetValue(tensor, out Bound? place) ? Outside(tensor)
            : place.IsSequence ? FastWriter.From(Outside(place.Outer), Index.Of(Step) * plan.Storage[place.Outer].Stride)
            : Outside(place.Outer);
    }

    private void WriteCall(Kernel kernel, ProgramPlan inside, Func<Tensor, string> placeOf)
    {
        using (kernel.Partition == Partition.Whole ? _code.Block("if (member.IsFirst)") : null)
        {
            Index first = FirstOf(kernel);
            IEnumerable<string> places = kernel.Operands.Select(placeOf);
            if (kernel.Caller is { } caller)
            {
                places = places.Append((string)FastWriter.From(caller, first * kernel.CallerElements));
            }

            IEnumerable<string> arguments = Extents(kernel).Concat(places.Select(p => "ref " + p));
            _code.Line($"{kernels.Of(kernel, inside)}({string.Join(", ", kernel.NeedsKey ? arguments.Append($"key.From({first})") : arguments)});");
        }
    }

    private static string[] Extents(Kernel kernel) => kernel.Partition switch
    {
        Partition.Samples => ["rows", Batch],
        Partition.Tiles => ["member", Batch],
        _ => [Batch, Batch],
    };

    /// <summary>Declares the references to a kernel's tensors that no kernel before has used.</summary>
    private void Declare(Kernel kernel)
    {
        foreach ((string name, string place) in kernel.Operands.Select(t => ReferenceTo(t, kernel)))
        {
            if (name == place)
            {
                continue;
            }

            if (!_declared.TryGetValue(name, out string? declared))
            {
                _declared.Add(name, place);
                _code.Line($"ref {_number} {name} = ref {place};");
            }
            else if (declared != place)
            {
                throw new InvalidOperationException($"{name} is the name of two tensors, at {declared} and at {place}.");
            }
        }
    }

    /// <summary>The local variable that refers to a tensor, or to this thread's rows of it; and where that is.</summary>
    private (string Name, string Place) ReferenceTo(Tensor tensor, Kernel kernel)
    {
        string place = Buffers.Place(plan.Storage, tensor, Index.Of(Batch), FirstOf(kernel));
        bool isWhole = place == Buffers.Place(plan.Storage, tensor, Index.Of(Batch), 0);
        return tensor == plan.Program.Input && isWhole ? (place, place) : (TensorNames.Of(tensor) + (isWhole ? string.Empty : "Rows"), place);
    }

    private static Index FirstOf(Kernel kernel) => kernel.Partition == Partition.Samples ? Index.Of(First) : 0;
}
