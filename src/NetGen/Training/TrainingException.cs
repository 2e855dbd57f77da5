using System;

namespace NetGen;

/// <summary>Training met NaN or infinity and stopped.</summary>
public sealed class TrainingException : Exception
{
    internal TrainingException(string message, int epoch, int step, string? tensor)
        : base(message)
    {
        Epoch = epoch;
        Step = step;
        Tensor = tensor;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step within the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The first tensor whose values or gradient are not finite; null where only the loss is not.</summary>
    public string? Tensor { get; }
}
