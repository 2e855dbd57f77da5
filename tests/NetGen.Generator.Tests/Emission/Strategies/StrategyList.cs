using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code there is.</summary>
internal static class StrategyList
{
    private const string RowLoop = @"for \(nint c = 0; c < \d+; c \+= \d+\)";

    private const string TwoFormulas = @"// .*\n *// .*\n *\[MethodImpl.*\n *private static void DenseForward";

    /// <summary>Every kernel that a plain loop can stand in for.</summary>
    private static readonly Type[] VectorKernels = [.. KernelStrategies.All.Select(s => s.KernelType).Where(k => k != typeof(ScalarLoop))];

    private static Choices Standard => Choices.Standard;

    public static IReadOnlyList<Strategy> All { get; } =
    [
        .. Standard.VectorWidths.Select(
            w => new Strategy($"vectors of {w} bits", Standard, Emits: $@"\bLoad{w}\(", Lacks: WiderThan(w), VectorBits: w)),
        new("one sample in loops", Standard, Emits: InOneSample(@"for \(nint k"), Unroll: Unroll.None),
        new("one sample in a straight line", Standard, Lacks: InOneSample(@"for \(nint k"), Unroll: Unroll.Full),
        new("one sample in many methods", Standard with { StatementsPerMethod = 1 }, Emits: @"\bPredictOne\d+Part2\("),
        new("one sample in vectors of 256 bits where there are wider", Standard with { SmallLayer = int.MaxValue, SmallLayerOfFunctions = int.MaxValue }, Lacks: InOneSample(@"MultiplyAdd512"), VectorBits: 512),
        new("one sample's rows through memory", Standard with { RegisterVectors = 0 }, Lacks: @"\b\w+Row0 ="),
        .. VectorKernels.Select(k => new Strategy($"no {k.Name}", Standard with { Without = [k] }, Lacks: MethodOf(k))),
        new("gradient descent's step in one", Standard, Emits: @"\bStepOne\d+\("),
        new("gradient descent's step in two", Standard with { Without = [typeof(WeightUpdate)] }, Lacks: @"\bStepOne\d+\("),
        new("gradient descent's step without the bias", Standard with { Without = [typeof(BiasUpdate)] }, Lacks: @"\bStepOne\d+\("),
        new("a step's maps one by one", Standard with { Without = [typeof(JointMaps)] }, Lacks: MethodOf(typeof(JointMaps))),
        new("a stream's gates in vectors of 256 bits", Standard with { SmallGate = int.MaxValue }, Lacks: InOneSample("MultiplyAddLoad512", "PredictNextOne"), VectorBits: 512),
        new("blocks of a tile", Standard with { CachedElements = 16 }, Emits: @"Vector512\.IsHardwareAccelerated \? 8 : 4"),
        new("a step's products one by one", Standard with { Without = [typeof(JointProducts)] }, Lacks: @"// Q\w+ = .*\n *// Q\w+ = "),
        new("panels one by one under wide vectors", Standard with { Tiling = Tiling.Wide with { Panels = 1 } }, Emits: @"p \+= 16\)", VectorBits: 512),
        new("no vectors", Standard with { Without = [.. VectorKernels] }, Emits: MethodOf(typeof(ScalarLoop)), Lacks: @"\bLoad\d+\("),
        new("nothing fused", Standard with { Fuses = false }, Emits: MethodOf(typeof(DenseForward)), Lacks: TwoFormulas),
        new("rows in loops", Standard with { UnrolledVectors = 0 }, Emits: RowLoop),
        new("rows in a straight line", Standard with { UnrolledVectors = int.MaxValue }, Lacks: RowLoop),
        new("rows apart", Standard with { ConflictBytes = 32 }, Emits: @"a, s \* 32\)"),
        new("short sums", Standard with { RowsPerSum = 2 }, Emits: @"block \+= 2\)"),
        new("short sums of windows", Standard with { WindowsPerSum = 2 }, Emits: @"positions \+= 2\)"),
        new("wide sums of short rows", Standard with { WideSum = 0 }, Emits: MethodOf(typeof(InputGradient)) + "[^}]*512", VectorBits: 512),
        new("weights transposed panel by panel", Standard with { PackedBytes = 0 }, Emits: @"PanelTranspose\.Copy\(ref At\(ref w, p \*"),
        new("weights transposed for every batch", Standard with { PackedSamples = 2 }, Emits: @"if \(n < 2\)"),
        new("narrow panels under wide vectors", Standard with { SinglePanelVectors = 0, PanelVectors = 1 }, Emits: @"p \+= (8|4)\)", VectorBits: 512),
        new("three vectors a panel under wide vectors", Standard with { SinglePanelVectors = 0, PanelVectors = 3 }, Emits: @"p \+= (24|12)\)", VectorBits: 512),
        new("small blocks", Standard with { MostBlockRows = 2 }, Emits: @"Math\.Min\(end - first, 2\)"),
        new("scratch from the pool", Standard with { StackBytes = 0 }, Emits: @"length <= 0 \?", Lacks: @"scratch = stackalloc \w+\[\d"),
        new("scratch on the stack", Standard with { StackBytes = 1 << 18 }, Emits: @"length <= (65536|32768) \?"),
        new("panels of one vector", Standard with { SinglePanelVectors = 0, PanelVectors = 1 }, Emits: @"p \+= (8|4)\)"),
        new("panels of three vectors", Standard with { SinglePanelVectors = 0, PanelVectors = 3 }, Emits: @"p \+= (24|12)\)"),
        new("panels of four vectors", Standard with { SinglePanelVectors = 0, PanelVectors = 4 }, Emits: @"p \+= (32|16)\)"),
        new("tiles of six samples", Standard with { ManyPanels = 1 }, Emits: InTile(6), VectorBits: 256),
        new("one sample, panel by panel", Standard with { MostPanelsTogether = 1 }, Emits: InOneSample(@"p \+= 16\)"), VectorBits: 256),
        new("tiles for few registers", Standard with { Tiling = Tiling.Usual }, Emits: InTile(4), Lacks: InTile(8), VectorBits: 512),
        new("tiles for many registers", Standard with { Tiling = Tiling.Wide }, Emits: InTile(8)),
        new("the smallest tiles", Standard with { Tiling = new Tiling(ForwardVectors: 1, Rows: 2, MoreRows: 0, Panels: 1, Sums: 1, GradientSums: 3, GradientInputs: 1) }, Emits: InTile(2)),
        new("many chains of sums", Standard with { Tiling = Tiling.Wide with { Sums = 64 } }, Emits: @"k \+= (16|32)\)"),
    ];

    /// <summary>Somewhere in a dense layer's first loop over samples.</summary>
    private static string InTile(int rows) => MethodOf(typeof(DenseForward)) + $@"[^}}]*s \+= {rows}\)";

    /// <summary>A kernel's method, whose name begins with the layer's, which ends with its number, where the kernel has parameters.</summary>
    private static string MethodOf(Type kernel) =>
        $@"void (\w*\d)?{(kernel == typeof(DenseForward) ? "Forward" : kernel.Name)}\d*\(";

    private static string? WiderThan(int bits) =>
        bits == Standard.VectorWidths[0] ? null : $@"\bLoad({string.Join('|', Standard.VectorWidths.Where(w => w > bits))})\(";

    /// <summary>Somewhere in the methods for one sample; a method ends at the first brace as far left as it began.</summary>
    private static string InOneSample(string pattern, string method = "PredictOne") => $@"static void {method}\w*\(ref (?:(?!\n        \}}\n)[\s\S])*{pattern}";
}
