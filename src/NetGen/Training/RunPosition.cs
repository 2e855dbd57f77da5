using System;

namespace NetGen;

/// <summary>A place in a training run, immutable: what <see cref="TrainingState"/> holds.</summary>
/// <param name="Epochs">Whole epochs done.</param>
/// <param name="TotalSteps">Steps done.</param>
/// <param name="IsStopped">Whether a callback ended the run.</param>
/// <param name="Content">All but the tensors, written as a checkpoint is.</param>
/// <param name="LastTensors">The network's tensors as the last step left them, in its number type; null where no callback replaced them.</param>
/// <param name="ReplacedTensors">What callbacks replaced them with as the call ended.</param>
internal sealed record RunPosition(
    int Epochs, long TotalSteps, bool IsStopped, byte[] Content, Array? LastTensors = null, Array? ReplacedTensors = null);
