using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>Decides which rows the kernels of one sample's method hand to each other in registers.</summary>
internal static class RegisterChooser
{
    /// <summary>Chooses the rows of a method.</summary>
    /// <param name="plan">The program.</param>
    /// <param name="method">The method's kernels, with the words each is written in.</param>
    public static RegisterRows Choose(ProgramPlan plan, IReadOnlyDictionary<Kernel, FastWriter> method)
    {
        var rows = new Dictionary<Tensor, (int Lanes, bool Alone)>();
        foreach (Tensor tensor in method.Keys.SelectMany(k => k.Writes).Where(IsRow).Distinct())
        {
            ImmutableArray<Kernel> writers = [.. plan.Kernels.Where(k => k.Writes.Contains(tensor))];
            if (writers.Length > 1 || !Takes(writers[0], method[writers[0]].Lanes))
            {
                continue;
            }

            int lanes = method[writers[0]].Lanes;
            ILookup<bool, Kernel> readers = plan.Kernels.Where(k => k.Reads.Contains(tensor)).ToLookup(k => Takes(k, lanes));
            bool alone = !readers[false].Any() && !plan.Program.Steps.OfType<Reshape>().Any(r => r.Input == tensor);
            bool fits = tensor.Columns == 1 ? alone : plan.Storage[tensor].Width / lanes <= plan.Choices.RegisterVectors;
            if (readers[true].Any() && fits)
            {
                rows.Add(tensor, (lanes, alone));
            }

            bool Takes(Kernel kernel, int width) => method.TryGetValue(kernel, out FastWriter? writer) && RegisterRows.Fits(tensor, width, writer)
                && kernel.MayBeInRegisters(writer).Contains(tensor);
        }

        return new RegisterRows(rows);
    }

    private static bool IsRow(Tensor tensor) => tensor.IsBatched && tensor.RowsPerSample == 1;
}
