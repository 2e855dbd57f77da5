using System.Collections.Immutable;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>Kernels that one method of one sample's code runs.</summary>
/// <param name="Kernels">In order.</param>
/// <param name="Rows">What they hand to each other in registers.</param>
internal sealed record MethodPlan(ImmutableArray<Kernel> Kernels, RegisterRows Rows);
