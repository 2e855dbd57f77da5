#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>How a weight starts. Fan-in and fan-out are the layer's input and output widths; <c>scale</c> is the layer's option of that name, 0
/// meaning the default stated here.</summary>
public enum Initializer
{
    /// <summary>What fits the layer's activation: He normal for the ReLU family, LeCun normal for SELU, Xavier uniform for the rest.</summary>
    Default,

    /// <summary>All zeros.</summary>
    Zeros,

    /// <summary>All equal to <c>scale</c> (default 1).</summary>
    Constant,

    /// <summary>Normal with standard deviation <c>scale</c> (default 0.01).</summary>
    Normal,

    /// <summary>Uniform on (−scale, scale) (default 0.05).</summary>
    Uniform,

    /// <summary>Normal with standard deviation scale·√(2 / (fan-in + fan-out)) (default scale 1); Glorot and Bengio 2010.</summary>
    XavierNormal,

    /// <summary>Uniform with bound scale·√(6 / (fan-in + fan-out)) (default scale 1); Glorot and Bengio 2010.</summary>
    XavierUniform,

    /// <summary>Normal with standard deviation scale·√(2 / fan-in) (default scale 1); He et al. 2015.</summary>
    HeNormal,

    /// <summary>Uniform with bound scale·√(6 / fan-in) (default scale 1); He et al. 2015.</summary>
    HeUniform,

    /// <summary>Normal with standard deviation scale·√(1 / fan-in) (default scale 1); LeCun et al. 1998.</summary>
    LeCunNormal,

    /// <summary>Uniform with bound scale·√(3 / fan-in) (default scale 1); LeCun et al. 1998.</summary>
    LeCunUniform,

    /// <summary>A (semi-)orthogonal matrix times scale (default 1); Saxe et al. 2013.</summary>
    Orthogonal,
}
