using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The tensors of layers that normalise: one number for each feature of the last axis, which starts as 0 or 1.</summary>
internal static class NormTensors
{
    /// <summary>
    /// What the normalised numbers are multiplied by, and what is added to them where there is a bias; nothing where the layer is not affine.
    /// </summary>
    public static ImmutableArray<TensorDeclaration> Affine(bool affine, bool trainable, int features, bool bias) =>
        !affine ? []
        : bias ? [Of("weight", "W", features, 1, trainable), Of("bias", "b", features, 0, trainable)]
        : [Of("weight", "W", features, 1, trainable)];

    public static TensorDeclaration Buffer(string name, string symbol, int features, double start) =>
        Of(name, symbol, features, start, trainable: false);

    private static TensorDeclaration Of(string name, string symbol, int features, double start, bool trainable) =>
        new(name, symbol, Shape.Of(features), trainable, start == 0 ? Initializer.Zeros : Initializer.Constant, start, FanIn: 1, FanOut: 1);
}
