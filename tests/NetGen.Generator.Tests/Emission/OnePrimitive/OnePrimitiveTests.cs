using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission.OnePrimitive;

/// <summary>Every kernel by itself on one primitive, against the interpreter: every width of vectors and precision, shapes with padding and without,
/// batches that leave rests of tiles and of blocks.</summary>
public class OnePrimitiveTests
{
    private static readonly int[] BatchSizes = [1, 3, 23, 34];

    /// <summary>A sample's shape, and a number of columns beside it.</summary>
    private static readonly (int[] Shape, int Columns)[] Shapes = [([9], 11), ([16], 8), ([3, 5], 33), ([2, 37], 3)];

    [Theory]
    [InlineData(Precision.Single, 128)]
    [InlineData(Precision.Single, 256)]
    [InlineData(Precision.Single, 512)]
    [InlineData(Precision.Double, 128)]
    [InlineData(Precision.Double, 256)]
    [InlineData(Precision.Double, 512)]
    public void AKernelIsTheInterpreter(Precision precision, int vectorBits)
    {
        // Each width has every shape in one of the precisions, and that of most processors in both.
        bool takes(int shape) => vectorBits == 256 || shape % 2 == (precision == Precision.Double ? 0 : 1);
        KernelBench[] benches = [.. CasesOf(precision, takes).Select(c => new KernelBench(c, (Vocabulary.Precision)precision, vectorBits))];
        string source = EmittedProgram.UsingsOf(precision) + string.Concat(benches.Select((b, i) => b.Source($"Bench{i}")));
        Assembly assembly = EmittedAssembly.Of(GeneratorRun.CompilationOf(source)).Assembly;
        string[] differences =
        [
            .. from i in Enumerable.Range(0, benches.Length)
               from n in BatchSizes
               let difference = benches[i].Difference(assembly.GetType($"Bench{i}")!, n)
               where difference is not null
               select $"{benches[i]}: {difference}",
        ];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Take(5)));
    }

    /// <summary>A new kernel without a case fails here. That of tails works on the caller's state: <see cref="StreamTests"/> hold it.</summary>
    [Fact]
    public void EveryKernelHasACase() => Assert.Empty(KernelStrategies.All.Select(s => s.KernelType).Except([typeof(TailShift)]).Except(
        CasesOf(Precision.Double).SelectMany(c => new KernelBench(c, Vocabulary.Precision.Double, 256).Kernels).Select(k => k.GetType())));

    [Fact]
    public void ACaseLeadsToItsKernel() => Assert.All(
        CasesOf(Precision.Double), c => Assert.Contains(c.Kernel, new KernelBench(c, Vocabulary.Precision.Double, 256).Kernels.Select(k => k.GetType())));

    private static IEnumerable<KernelCase> CasesOf(Precision precision, Func<int, bool>? takes = null) =>
        Shapes.Where((_, i) => takes?.Invoke(i) ?? true).SelectMany(s => KernelCase.All(precision == Precision.Double ? ElementType.Double : ElementType.Single, s.Shape, s.Columns));
}
