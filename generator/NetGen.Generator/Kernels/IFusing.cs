using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>A kernel that may do other steps as well, such as an elementwise step before or behind it.</summary>
internal interface IFusing
{
    /// <summary>Those steps.</summary>
    ImmutableArray<Primitive> Fused { get; }
}
