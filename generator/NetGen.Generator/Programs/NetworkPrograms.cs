using System.Collections.Immutable;

namespace NetGen.Generator.Programs;

/// <summary>What a network is lowered to.</summary>
/// <param name="Inference">From samples to outputs, in evaluation mode.</param>
/// <param name="Evaluation">From samples and targets to the mean loss, in evaluation mode.</param>
/// <param name="Training">To the mean loss in training mode and, once differentiated, to the gradients; null where training is not wanted.</param>
/// <param name="Folded">The norms that the first two read as part of the layers before them.</param>
/// <param name="Step">From one step of a sequence and the states of a stream to the output and the next states; null where there is no stream.</param>
/// <param name="Counts">From samples to 1 for each row of the output that the loss counts, else 0; null where no step is masked.</param>
internal sealed record NetworkPrograms(
    Program Inference, Program Evaluation, Program? Training, ImmutableArray<FoldedNorm> Folded, Program? Step = null, Program? Counts = null);
