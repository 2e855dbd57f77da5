using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>Divides one sample's kernels into methods that the JIT can optimize, and decides what the kernels of a method hand on in
/// registers.</summary>
internal sealed class OneSamplePlanner
{
    private readonly ProgramPlan _plan;
    private readonly Precision _precision;
    private readonly int _vectorBits;
    private readonly Dictionary<Tensor, string> _names;

    private OneSamplePlanner(ProgramPlan plan, Precision precision, int vectorBits)
    {
        (_plan, _precision, _vectorBits) = (plan, precision, vectorBits);
        _names = TensorNames.Of(plan.Kernels);
    }

    public static OneSamplePlan Plan(ProgramPlan plan, Precision precision)
    {
        ILookup<bool, Kernel> updates = plan.Kernels.ToLookup(k => !k.Updates.IsEmpty);
        var methods = new Dictionary<int, ImmutableArray<MethodPlan>>();
        var updating = new Dictionary<int, ImmutableArray<MethodPlan>>();
        var planned = new Dictionary<string, int>();
        foreach (int bits in plan.Choices.VectorWidths)
        {
            // Widths of the processor that every kernel meets with the same width of its own have the same code.
            string widths = string.Join(" ", plan.Kernels.Select(k => Literal.Of(plan.Widths.ForOneSample(k, bits))));
            bool isNew = !planned.TryGetValue(widths, out int same);
            planned[widths] = isNew ? bits : same;
            var planner = new OneSamplePlanner(plan, precision, bits);
            methods.Add(bits, isNew ? planner.MethodsOf(updates[false]) : methods[same]);
            updating.Add(bits, isNew ? planner.MethodsOf(updates[true]) : updating[same]);
        }

        return new OneSamplePlan(plan, methods, updating);
    }

    /// <summary>Runs of kernels, each within the budget of a method.</summary>
    private ImmutableArray<MethodPlan> MethodsOf(IEnumerable<Kernel> kernels)
    {
        var methods = new List<MethodPlan>();
        var current = new List<Kernel>();
        int length = 0;
        foreach (Kernel kernel in kernels)
        {
            int statements = StatementsOf(kernel);
            if (current.Count > 0 && length + statements > _plan.Choices.StatementsPerMethod)
            {
                methods.Add(MethodOf(current));
                current.Clear();
                length = 0;
            }

            current.Add(kernel);
            length += statements;
        }

        if (current.Count > 0)
        {
            methods.Add(MethodOf(current));
        }

        return [.. methods];
    }

    private MethodPlan MethodOf(IEnumerable<Kernel> kernels)
    {
        ImmutableArray<Kernel> all = [.. kernels];
        return new MethodPlan(all, RegisterChooser.Choose(_plan, all.ToDictionary(k => k, k => WriterOf(k, new CSharpWriter { OmitsBraces = true }))));
    }

    /// <summary>About how many statements the JIT will see, with nothing in registers yet.</summary>
    private int StatementsOf(Kernel kernel)
    {
        FastWriter writer = WriterOf(kernel, new CSharpWriter { OmitsBraces = true });
        kernel.Write(writer);
        return writer.Statements;
    }

    private FastWriter WriterOf(Kernel kernel, CSharpWriter code) =>
        FastWriter.ForOneSample(kernel, code, _precision, _plan.Storage, _plan.Choices, _plan.Widths.ForOneSample(kernel, _vectorBits), _names, RegisterRows.None);
}
