using System.Collections.Generic;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Emission;

/// <summary>The memory a fast program is given, and where its tensors lie there.</summary>
internal static class Buffers
{
    /// <summary>The names of a program's references, in order.</summary>
    public static IReadOnlyList<string> Of(ProgramKind kind) => kind switch
    {
        ProgramKind.Predict or ProgramKind.Counts => ["parameters", "x", FastWriter.Output, "scratch"],
        ProgramKind.PredictNext => ["parameters", "x", FastWriter.Output, FastWriter.State, "scratch"],
        ProgramKind.Evaluate => ["parameters", "x", FastWriter.Targets, "scratch"],
        _ => ["parameters", "x", FastWriter.Targets, FastWriter.Weights, "gradients", "scratch"],
    };

    /// <summary>Where a tensor begins, for n samples of which the thread's own begin with <paramref name="first"/>; both in C#.</summary>
    public static string Place(ProgramStorage storage, Tensor tensor, Index n, Index first)
    {
        Slot slot = storage[tensor];
        int perSample = tensor.RowsPerSample * slot.Stride;
        return slot.Region switch
        {
            Region.Parameters => FastWriter.From("parameters", slot.Offset),
            Region.Gradients => FastWriter.From("gradients", slot.Offset),
            Region.Code => $"MemoryMarshal.GetReference({CodeClass.Values(tensor)})",
            Region.Inputs => FastWriter.From("x", first * perSample),
            Region.States => FastWriter.From(FastWriter.State, slot.Offset),
            Region.Batched => FastWriter.From("scratch", (n * slot.Offset) + (first * perSample)),
            _ => FastWriter.From("scratch", (n * storage.PerSample) + slot.Offset),
        };
    }
}
