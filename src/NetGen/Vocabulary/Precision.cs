#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>The number type a network computes in.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>.</summary>
    Double,
}
