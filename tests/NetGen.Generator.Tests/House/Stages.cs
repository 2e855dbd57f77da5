using System.Collections.Generic;

namespace NetGen.Generator.Tests.House;

/// <summary>
/// The one direction of the compiler: READ → CHECK → LOWER → DIFFERENTIATE → PLAN → EMIT. A stage may know those before it and what it hands on to;
/// layers and losses are written in primitives, and know nothing of gradients, plans and text.
/// </summary>
internal static class Stages
{
    /// <summary>Each folder of the generator, and the others it may name. Vocabulary is the enums shared with the library.</summary>
    public static IReadOnlyDictionary<string, string[]> Known { get; } = new Dictionary<string, string[]>
    {
        ["Declaration"] = ["Vocabulary"],
        ["Text"] = ["Vocabulary"],
        ["Reading"] = ["Declaration", "Checking", "Vocabulary"],
        ["Checking"] = ["Declaration", "Layers", "Losses", "Text", "Vocabulary"],
        ["Layers"] = ["Declaration", "Checking", "Lowering", "Primitives", "Text", "Vocabulary"],
        ["Losses"] = ["Lowering", "Primitives", "Vocabulary"],
        ["Lowering"] = ["Declaration", "Checking", "Layers", "Losses", "Primitives", "Text", "Vocabulary"],
        ["Primitives"] = ["Checking", "Lowering", "Differentiation", "Text", "Vocabulary"],
        ["Differentiation"] = ["Lowering", "Primitives", "Text"],

        // A plan chooses kernels, a kernel reads the plan and writes itself.
        ["Planning"] = ["Checking", "Lowering", "Primitives", "Differentiation", "Kernels", "Vocabulary"],
        ["Kernels"] = ["Lowering", "Primitives", "Planning", "Emission", "Text", "Vocabulary"],
        ["Emission"] = ["Declaration", "Checking", "Lowering", "Primitives", "Planning", "Kernels", "Text", "Vocabulary"],
    };
}
