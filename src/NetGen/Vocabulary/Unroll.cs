#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>
/// Whether fast code for one sample is straight-line inside a layer. Layers themselves are always unrolled; what works on a batch loops over tiles.
/// </summary>
public enum Unroll
{
    /// <summary>Straight-line up to a measured budget, constant-trip loops above it.</summary>
    Auto,

    /// <summary>Straight-line wherever a strategy offers it, whatever the size.</summary>
    Full,

    /// <summary>Constant-trip loops everywhere.</summary>
    None,
}
