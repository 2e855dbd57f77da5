using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>A tensor that a scan hands from one step to the next.</summary>
/// <param name="Inner">What the body reads.</param>
/// <param name="Next">What the body leaves for the next step.</param>
/// <param name="Initial">Its value before the first step; null for zeros.</param>
/// <param name="State">Its value outside the body: while the scan runs that of the step, then the last.</param>
internal sealed record Carry(Tensor Inner, Tensor Next, Tensor? Initial, Tensor State);
