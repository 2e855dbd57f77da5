#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>An elementwise (or, for softmax, row-wise) function applied to the output of a layer. Definitions and values at kinks are PyTorch
/// 1.13's.</summary>
public enum Activation
{
    /// <summary>The identity.</summary>
    None,

    /// <summary>max(z, 0); the derivative at 0 is 0.</summary>
    ReLU,

    /// <summary>z for z &gt; 0, else 0.01·z.</summary>
    LeakyReLU,

    /// <summary>z for z &gt; 0, else exp(z) − 1.</summary>
    ELU,

    /// <summary>1.0507…·(z for z &gt; 0, else 1.6733…·(exp(z) − 1)); Klambauer et al. 2017.</summary>
    SELU,

    /// <summary>z·Φ(z), the exact form with the error function; Hendrycks and Gimpel 2016.</summary>
    GELU,

    /// <summary>z/2·(1 + tanh(√(2/π)·(z + 0.044715·z³))), the approximation of GELU in the same paper: PyTorch's <c>approximate="tanh"</c>.</summary>
    GELUTanh,

    /// <summary>z·sigmoid(z), also called swish.</summary>
    SiLU,

    /// <summary>z·tanh(softplus(z)); Misra 2019.</summary>
    Mish,

    /// <summary>log(1 + exp(z)).</summary>
    Softplus,

    /// <summary>z / (1 + |z|).</summary>
    Softsign,

    /// <summary>1 / (1 + exp(−z)).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>min(max(z/6 + 1/2, 0), 1).</summary>
    HardSigmoid,

    /// <summary>min(max(z, −1), 1).</summary>
    HardTanh,

    /// <summary>z·HardSigmoid(z).</summary>
    HardSwish,

    /// <summary>exp(z) divided by its sum, over the last axis.</summary>
    Softmax,

    /// <summary>The logarithm of softmax, over the last axis.</summary>
    LogSoftmax,
}
