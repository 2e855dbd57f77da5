using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>A = W[X]: a row of the table for each whole number, along a further axis. A step whose number is the one of the mask is masked.</summary>
internal sealed class Embedding(int vocabulary, int dimension, Initializer initializer, double scale, bool trainable, int mask) : Layer
{
    /// <summary>The option that masks steps.</summary>
    public const string MaskOption = nameof(mask);

    /// <summary>Its value where none is masked.</summary>
    public const int NoMask = -1;

    /// <summary>How many whole numbers it takes, from 0 on.</summary>
    public int Vocabulary => vocabulary;

    public override bool Masks => mask != NoMask;

    public override int? LastExtent => dimension;

    public override Layer? OfStep(Shape input, int steps) => this;

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(vocabulary), vocabulary);
        check.RequirePositive(nameof(dimension), dimension);
        check.Require(scale is >= 0 and < double.PositiveInfinity, nameof(scale), scale, "0 (the default) or positive");
        if (vocabulary > 0)
        {
            RequireMaskBelow(vocabulary, check);
        }
    }

    public override Shape? Infer(LayerCheck check)
    {
        LayerNode input = check.Inputs[0];
        if (WholeNumbers.SourceOf(input) is not { } source)
        {
            return check.Report(Rules.NoWholeNumbers, null, check.Name, input.Name, input.Kind.Name);
        }

        var tokens = source.Layer as TokenInput;
        if (tokens?.Vocabulary < vocabulary && !RequireMaskBelow(tokens.Vocabulary, check))
        {
            return null;
        }

        return tokens?.Vocabulary > vocabulary
                ? check.Report(
                    Rules.VocabularyTooSmall,
                    nameof(vocabulary),
                    check.With(nameof(vocabulary), Literal.Of(tokens.Vocabulary)),
                    check.Name,
                    Literal.Of(vocabulary),
                    source.Name,
                    Literal.Of(tokens.Vocabulary))
            : Masks && check.Input.Rank != 1
                ? check.Report(Rules.InputShape, nameof(mask), check.Name, "[steps], for its mask", input.Name, check.Input.ToString())
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

    public override long InnerElements(LayerNode layer) => Masks ? layer.Inputs[0].Shape.Size : 0;

    /// <summary>K = 0 where X is the number of the mask, else 1: a column, beside the rows of the steps.</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        if (Masks)
        {
            Tensor steps = layer.Program.Reshape(layer.Symbol("T"), layer.Input, layer.Shape.WithLast(1));
            layer.Mask = layer.Program.Map(layer.Symbol("K"), Select(Abs(Operand(0) - mask), 0.5, 1, 0), steps);
        }

        return layer.Program.Gather(layer.Symbol("A"), layer.Tensor("weight"), layer.Input, layer.Shape);
    }

    private bool RequireMaskBelow(int count, LayerCheck check) =>
        check.Require(mask >= NoMask && mask < count, nameof(mask), mask, $"from 0 to {Literal.Of(count - 1)}, or -1 for no mask");
}
