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
        ["Expressions"] = [],

        // The IR: programs know no primitive, primitives no layer and no gradient beyond the interface their adjoints write to.
        ["Programs"] = ["Declaration", "Expressions", "Text", "Vocabulary"],
        ["Primitives"] = ["Expressions", "Programs", "Text", "Vocabulary"],
        ["Differentiation"] = ["Expressions", "Programs", "Primitives", "Text"],
        ["Reading"] = ["Declaration", "Checking", "Vocabulary"],
        ["Checking"] = ["Declaration", "Programs", "Layout", "Layers", "Losses", "Text", "Vocabulary"],
        ["CallSites"] = ["Declaration", "Reading", "Checking", "Text", "Vocabulary"],
        ["Layers"] = ["Declaration", "Checking", "Expressions", "Programs", "Primitives", "Lowering", "Text", "Vocabulary"],
        ["Losses"] = ["Expressions", "Programs", "Primitives", "Vocabulary"],
        ["Lowering"] = ["Declaration", "Checking", "Layers", "Losses", "Expressions", "Programs", "Primitives", "Text", "Vocabulary"],

        // Storage, then the kernels and what they are written with, then every decision, then text.
        ["Layout"] = ["Programs", "Primitives", "Vocabulary"],
        ["Kernels"] = ["Expressions", "Programs", "Primitives", "Layout", "Text", "Vocabulary"],
        ["Planning"] = ["Checking", "Expressions", "Programs", "Primitives", "Layout", "Kernels", "Text", "Vocabulary"],
        ["Emission"] = ["Declaration", "Checking", "Expressions", "Programs", "Primitives", "Layout", "Planning", "Kernels", "Text", "Vocabulary"],
    };
}
