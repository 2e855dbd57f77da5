using NetGen.Generator.Kernels;

namespace NetGen.Generator.Emission;

/// <summary>A kernel as it will stand in a method.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Text">Its code.</param>
/// <param name="Statements">About how many statements the JIT will see.</param>
internal sealed record KernelText(Kernel Kernel, string Text, int Statements);
