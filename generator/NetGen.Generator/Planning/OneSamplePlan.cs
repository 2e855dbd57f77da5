using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen.Generator.Planning;

/// <summary>A program for one sample alone. It may hand the sample's row from layer to layer in registers, so its methods depend on the width of
/// vectors.</summary>
/// <param name="Program">The program.</param>
/// <param name="Methods">By the width in bits: the methods that only read parameters.</param>
/// <param name="Updates">By the width in bits: those behind them that update parameters.</param>
internal sealed record OneSamplePlan(
    ProgramPlan Program, IReadOnlyDictionary<int, ImmutableArray<MethodPlan>> Methods, IReadOnlyDictionary<int, ImmutableArray<MethodPlan>> Updates);
