using System.Collections.Generic;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The memory a fast program is given, and where its tensors lie there.</summary>
internal static class Buffers
{
    /// <summary>The names of a program's references, in order.</summary>
    public static IReadOnlyList<string> Of(ProgramKind kind) => kind switch
    {
        ProgramKind.Predict => ["parameters", "x", FastWriter.Output, "scratch"],
        ProgramKind.Evaluate => ["parameters", "x", FastWriter.Targets, "scratch"],
        _ => ["parameters", "x", FastWriter.Targets, FastWriter.Weights, "gradients", "scratch"],
    };

    /// <summary>Where a tensor begins, for n samples of which the thread's own begin with <paramref name="first"/>; both in C#.</summary>
    public static string Place(ProgramStorage storage, Tensor tensor, string n, string first)
    {
        Slot slot = storage[tensor];
        int perSample = tensor.RowsPerSample * slot.Stride;
        return slot.Region switch
        {
            Region.Parameters => At("parameters", Literal.Of(slot.Offset)),
            Region.Gradients => At("gradients", Literal.Of(slot.Offset)),
            Region.Code => $"MemoryMarshal.GetReference({CodeClass.Values(tensor)})",
            Region.Inputs => At("x", CodeClass.Times(first, perSample)),
            Region.Batched => At("scratch", Sum(CodeClass.Times(n, slot.Offset), CodeClass.Times(first, perSample))),
            _ => At("scratch", Sum(CodeClass.Times(n, storage.PerSample), Literal.Of(slot.Offset))),
        };
    }

    /// <summary>An element behind a reference, in C#.</summary>
    public static string At(string reference, string offset) => offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    /// <summary>A sum in C#.</summary>
    public static string Sum(string left, string right) => (left, right) switch
    {
        ("0", _) => right,
        (_, "0") => left,
        _ => $"{left} + {right}",
    };
}
