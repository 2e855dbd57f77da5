using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A = W[X]: a row of the table for each whole number, along a further axis.</summary>
internal sealed class Embedding(int vocabulary, int dimension, Initializer initializer, double scale, bool trainable) : Layer
{
    /// <summary>How many whole numbers it takes, from 0 on.</summary>
    public int Vocabulary => vocabulary;

    public override int? LastExtent => dimension;

    public override Layer? OfStep(Shape input, int steps) => this;

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(vocabulary), vocabulary);
        check.RequirePositive(nameof(dimension), dimension);
        check.Require(scale is >= 0 and < double.PositiveInfinity, nameof(scale), scale, "0 (the default) or positive");
    }

    public override Shape? Infer(LayerCheck check)
    {
        LayerNode input = check.Inputs[0];
        return WholeNumbers.SourceOf(input) is not { } source ? check.Report(Rules.NoWholeNumbers, null, check.Name, input.Name, input.Kind.Name)
            : source.Layer is TokenInput tokens && tokens.Vocabulary > vocabulary
                ? check.Report(
                    Rules.VocabularyTooSmall,
                    nameof(vocabulary),
                    check.With(nameof(vocabulary), Literal.Of(tokens.Vocabulary)),
                    check.Name,
                    Literal.Of(vocabulary),
                    source.Name,
                    Literal.Of(tokens.Vocabulary))
            : Shape.Of(check.Input.Extents.Concat([dimension]));
    }

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        (Initializer start, double spread) = initializer == Initializer.Default
            ? (Initializer.Normal, scale == 0 ? 1 : scale)
            : Initialization.Resolve(initializer, scale, Activation.None);
        return
        [
            new TensorDeclaration("weight", "W", Shape.Of(vocabulary, dimension), trainable, start, spread, vocabulary, dimension) { IsTable = true },
        ];
    }

    public override Tensor Lower(LayerLowering layer) => layer.Program.Gather(layer.Symbol("A"), layer.Tensor("weight"), layer.Input, layer.Shape);
}
