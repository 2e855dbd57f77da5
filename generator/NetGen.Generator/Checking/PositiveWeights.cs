using System.Collections.Generic;
using NetGen.Generator.Declaration;
using NetGen.Generator.Losses;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>The positive weights of a loss: PyTorch's <c>pos_weight</c>, a tensor that the last layer owns, saved and not trained, 1 at
/// first.</summary>
internal static class PositiveWeights
{
    public const string Name = "pos_weight";

    private const string Option = "positiveWeights";

    /// <summary>Silent where the loss is itself in question.</summary>
    public static IEnumerable<Problem> Check(NetworkOptions options)
    {
        if (options is { PositiveWeights: true, Loss: { } loss } && !LossKinds.Of(loss).TakesPositiveWeights)
        {
            yield return Problem.Of(Rules.OptionOutOfRange, Site.Network(Option), Option, "[Network]", $"false with Loss.{loss}", "true");
        }
    }

    /// <summary>What the layer owns for the loss: a weight for each output along the last axis, where it is the last layer and they are asked
    /// for.</summary>
    public static IEnumerable<TensorDeclaration> Of(NetworkDeclaration declaration, int layer, Shape output)
    {
        if (layer == declaration.Layers.Count - 1 && declaration.Options.PositiveWeights)
        {
            yield return new(Name, "p", Shape.Of(output.Last), Trainable: false, Initializer.Constant, Scale: 1, FanIn: 1, FanOut: 1);
        }
    }
}
