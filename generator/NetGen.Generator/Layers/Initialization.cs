using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>What an initializer and a scale mean once the defaults are filled in.</summary>
internal static class Initialization
{
    private const double NormalDeviation = 0.01;
    private const double UniformBound = 0.05;

    public static (Initializer Initializer, double Scale) Resolve(Initializer initializer, double scale, Activation activation)
    {
        Initializer resolved = initializer == Initializer.Default ? DefaultFor(activation) : initializer;
        return (resolved, scale != 0 ? scale : DefaultScale(resolved));
    }

    private static Initializer DefaultFor(Activation activation) => activation switch
    {
        Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.GELU or Activation.GELUTanh or Activation.SiLU or Activation.Mish
            or Activation.HardSwish or Activation.Softplus => Initializer.HeNormal,
        Activation.SELU => Initializer.LeCunNormal,
        _ => Initializer.XavierUniform,
    };

    private static double DefaultScale(Initializer initializer) => initializer switch
    {
        Initializer.Zeros => 0,
        Initializer.Normal => NormalDeviation,
        Initializer.Uniform => UniformBound,
        _ => 1,
    };
}
