#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>Which of the two writers emits the network's code.</summary>
public enum CodeStyle
{
    /// <summary>Vectorised, fused code over a packed parameter layout.</summary>
    Fast,

    /// <summary>One formula a step, plain loops, every tensor in storage of its own: code to read and to step through.</summary>
    Plain,
}
