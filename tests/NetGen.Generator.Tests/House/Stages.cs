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
        ["Declaration"] = [],
        ["Text"] = ["Vocabulary"],
        ["Expressions"] = [],

        // The IR: programs know no primitive, primitives no layer and no gradient beyond the interface their adjoints write to.
        ["Programs"] = ["Declaration", "Expressions", "Text", "Vocabulary"],
        ["Primitives"] = ["Expressions", "Programs", "Text", "Vocabulary"],
        ["Differentiation"] = ["Expressions", "Programs", "Primitives", "Text"],
        ["Reading"] = ["Declaration", "Checking", "Vocabulary"],
        ["Checking"] = ["Declaration", "Programs", "Layers", "Losses", "Text", "Vocabulary"],
        ["Layers"] = ["Declaration", "Checking", "Expressions", "Programs", "Primitives", "Lowering", "Text", "Vocabulary"],
        ["Losses"] = ["Expressions", "Programs", "Primitives", "Vocabulary"],
        ["Lowering"] = ["Declaration", "Checking", "Layers", "Losses", "Expressions", "Programs", "Primitives", "Text", "Vocabulary"],

        // A plan chooses kernels, a kernel reads the plan and writes itself.
        ["Planning"] = ["Checking", "Programs", "Primitives", "Kernels", "Vocabulary"],
        ["Kernels"] = ["Expressions", "Programs", "Primitives", "Planning", "Emission", "Text", "Vocabulary"],
        ["Emission"] = ["Declaration", "Checking", "Expressions", "Programs", "Primitives", "Planning", "Kernels", "Text", "Vocabulary"],
    };
}
