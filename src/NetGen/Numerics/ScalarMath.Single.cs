namespace NetGen.Numerics;

public static partial class ScalarMath
{
    /// <inheritdoc cref="Exp(double)"/>
    public static float Exp(float x) => (float)Exp((double)x);

    /// <inheritdoc cref="Expm1(double)"/>
    public static float Expm1(float x) => (float)Expm1((double)x);

    /// <inheritdoc cref="Tanh(double)"/>
    public static float Tanh(float x) => (float)Tanh((double)x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <inheritdoc cref="Log(double)"/>
    public static float Log(float x) => (float)Log((double)x);

    /// <inheritdoc cref="Log1p(double)"/>
    public static float Log1p(float x) => (float)Log1p((double)x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Softplus((double)x);

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <inheritdoc cref="NormalCdf(double)"/>
    public static float NormalCdf(float x) => (float)NormalCdf((double)x);

    /// <inheritdoc cref="NormalDensity(double)"/>
    public static float NormalDensity(float x) => (float)NormalDensity((double)x);

    /// <inheritdoc cref="Sqrt(double)"/>
    public static float Sqrt(float x) => (float)Sqrt((double)x);
}
