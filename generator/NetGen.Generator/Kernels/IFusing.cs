using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>A kernel that may do an elementwise step before or behind it as well.</summary>
internal interface IFusing
{
    /// <summary>That step; null where there is none.</summary>
    Map? Fused { get; }
}
