using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Tests.Emission.OnePrimitive;

/// <summary>
/// The kernels of a program's fast code, each run by itself: every tensor has memory of its own between guards, operands have the interpreter's
/// numbers, and what the kernel writes must be the interpreter's too.
/// </summary>
internal sealed class KernelBench
{
    private readonly KernelCase _case;
    private readonly Vocabulary.Precision _precision;
    private readonly ProgramPlan _plan;
    private readonly int _vectorBits;
    private readonly Dictionary<int, Func<Type, string?>> _runs = [];

    public KernelBench(KernelCase @case, Vocabulary.Precision precision, int vectorBits)
    {
        (_case, _precision, _vectorBits) = (@case, precision, vectorBits);
        Choices choices = KernelCase.Choices with { VectorWidths = [vectorBits] };
        ParameterLayout layout = FastPlanner.Layout(@case.Program.Stored, [], precision, choices);
        _plan = new FastPlanner(layout, precision, choices).Plan(@case.Program);
        HashSet<Tensor> given = [.. @case.Program.Steps.OfType<Given>().Select(g => g.Output)];
        Kernels = [.. _plan.Kernels.Where(k => !k.Writes.Any(given.Contains)).SelectMany(k => new[] { k, k.ForFewSamples?.Kernel }).OfType<Kernel>()];
    }

    /// <summary>What does the primitive, and copies its output to the caller.</summary>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>A class that runs any of the kernels.</summary>
    public string Source(string name)
    {
        var methods = new SharedMethods();
        var writer = new KernelMethods(methods, _precision, [_vectorBits]);
        string number = _precision == Vocabulary.Precision.Double ? "double" : "float";
        var code = new CSharpWriter();
        using (code.Block($"public static class {name}"))
        {
            using (code.Block($"public static void Run(int kernel, Member member, nint n, nint batch, {number}[][] memory, int[] starts, StepKey key)"))
            using (code.Block("switch (kernel)"))
            {
                for (int i = 0; i < Kernels.Count; i++)
                {
                    Kernel kernel = Kernels[i];
                    string extents = kernel.Partition == Partition.Tiles ? "member, batch" : "n, batch";
                    int references = kernel.Operands.Count + (kernel.Caller is null ? 0 : 1);
                    string memory = string.Concat(Enumerable.Range(0, references).Select(r => $", ref memory[{r}][starts[{r}]]"));
                    code.Line($"case {i}: {writer.Of(kernel, _plan)}({extents}{memory}{(kernel.NeedsKey ? ", key" : string.Empty)}); break;");
                }
            }

            methods.Write(code);
        }

        return code.ToString();
    }

    /// <summary>What is wrong with the kernels of the compiled class, for a number of samples; null where nothing is.</summary>
    public string? Difference(Type type, int n)
    {
        if (!_runs.TryGetValue(n, out Func<Type, string?>? run))
        {
            run = _precision == Vocabulary.Precision.Double ? Differences<double>(n, 1e-12) : Differences<float>(n, 1e-5);
            _runs.Add(n, run);
        }

        return run(type);
    }

    private Func<Type, string?> Differences<T>(int n, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = new KernelRun<T>(_plan, n);
        return type => run.Difference(Kernels, type, tolerance);
    }

    public override string ToString() => $"{_case}, {_precision}, {_vectorBits} bits";
}
