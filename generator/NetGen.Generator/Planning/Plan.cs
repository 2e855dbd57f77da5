using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>Everything the writers need: no decision is left to them.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Layout">Where the stored tensors lie.</param>
/// <param name="OneSample">From one sample to its output; null where the batch's code is as fast.</param>
/// <param name="Inference">From samples to outputs.</param>
/// <param name="Evaluation">From samples and targets to the mean loss, in evaluation mode.</param>
/// <param name="Training">To the mean loss and its gradients, in training mode; null where training is not wanted.</param>
/// <param name="SgdStep">The same for one sample, with gradient descent's update in place of the gradients; null where there is none.</param>
/// <param name="Folded">The norms that inference and evaluation read as part of the layers before them.</param>
/// <param name="Step">One step of a stream; null where there is none.</param>
/// <param name="Counts">From samples to which rows of the output count; null where all do.</param>
internal sealed record Plan(
    Graph Graph,
    ParameterLayout Layout,
    OneSamplePlan? OneSample,
    ProgramPlan Inference,
    ProgramPlan Evaluation,
    ProgramPlan? Training,
    OneSamplePlan? SgdStep,
    ImmutableArray<FoldedNorm> Folded,
    StepPlan? Step = null,
    ProgramPlan? Counts = null)
{
    /// <summary>What was chosen from.</summary>
    public Choices Choices => Inference.Choices;
}

/// <summary>One step of a stream.</summary>
/// <param name="Program">From the step's input and the states to the output and the next states.</param>
/// <param name="Fast">The same as fast code for one sample; null in plain code.</param>
internal sealed record StepPlan(ProgramPlan Program, OneSamplePlan? Fast);

/// <summary>One program as it will be written: fast code from kernels; plain code, which has none, from the program's own steps.</summary>
/// <param name="Program">The steps.</param>
/// <param name="Storage">Where tensors lie.</param>
/// <param name="Kernels">What does the steps.</param>
/// <param name="Barriers">The kernels that must not begin before every thread has ended the ones before.</param>
/// <param name="Widths">How wide their vectors are.</param>
/// <param name="Choices">What was chosen from, for what the writers ask once they know the width of vectors.</param>
internal sealed record ProgramPlan(
    Program Program, ProgramStorage Storage, ImmutableArray<Kernel> Kernels, ImmutableHashSet<Kernel> Barriers, VectorWidths Widths, Choices Choices)
{
    private readonly HashSet<string?> _partGradients = [.. Program.Stored.Where(s => s.Part is not null).Select(s => s.Name)];

    /// <summary>The bodies of its scans, each with places of its own: a tensor of the body lies elsewhere in every step.</summary>
    public ImmutableDictionary<ScanKernel, ProgramPlan> Bodies { get; init; } = ImmutableDictionary<ScanKernel, ProgramPlan>.Empty;

    /// <summary>Whether it is the body of a scan.</summary>
    public bool IsBody { get; init; }

    /// <summary>Whether other kernels probably have the same code over tensors of other names: gates do alike.</summary>
    public bool IsRepeated(Kernel kernel) => IsBody || kernel.Operands.Any(o => o.Part is not null) || _partGradients.Overlaps(kernel.Operands.Select(o => o.Name));

    /// <summary>Rows of a tile of the product of a sequence's step, where each sample has one row; 0 where there is no such product.</summary>
    /// <param name="vectorBits">The width of the processor's vectors.</param>
    public int RowsOfScan(int vectorBits) =>
        Program.Steps.OfType<Scan>().Any(s => s.Body.Steps.OfType<MatMul>().Any()) ? Choices.TilingOf(vectorBits).Rows : 0;

    /// <summary>Samples that go through it at once in evaluation mode.</summary>
    public int BlockRows => Choices.BlockRows(Storage.PerSample, Kernels.IsEmpty ? 0 : RowsOfScan(VectorBits.Wide));

    /// <summary>Whether its random numbers need the step's key.</summary>
    public bool NeedsKey => Program.Steps.OfType<RandomDraw>().Any();

    /// <summary>Whether it leaves buffers new values.</summary>
    public bool UpdatesBuffers => Program.Steps.Any(s => s.Outputs.Any(o => o.Role == TensorRole.BufferUpdate));
}
