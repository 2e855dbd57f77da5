using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>Normalises each group of channels, along the first axis, by its own mean and variance.</summary>
internal sealed class GroupNorm(int groups, Activation activation, double epsilon, bool affine, bool trainable) : Layer(activation)
{
    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(groups), groups);
        Norms.CheckEpsilon(check, epsilon);
    }

    public override Shape? Infer(LayerCheck check)
    {
        int channels = check.Input.Extents[0];
        return channels % groups != 0
                ? check.Report(
                    Rules.GroupsOfChannels, nameof(groups), check.Name, Literal.Of(channels), check.Input.ToString(), Literal.Of(groups), Divisors(channels))
            : check.Input.Size == groups
                ? check.Report(Rules.GroupOfOne, nameof(groups), check.Name, check.Input.ToString(), Literal.Of(groups))
            : check.Input;
    }

    private static string Divisors(int number)
    {
        int[] small = [.. Enumerable.Range(1, (int)Math.Sqrt(number)).Where(d => number % d == 0)];
        return string.Join(", ", small.Concat(Enumerable.Reverse(small).Select(d => number / d)).Distinct().Select(d => Literal.Of(d)));
    }

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
        Norms.Affine(affine, trainable, inputs[0].Shape.Extents[0], bias: true);

    /// <summary>A group is a row: channels stand one behind the other.</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        var channels = new Channels(layer, axis: 0);
        Tensor rows = layer.Program.Reshape(layer.Symbol("G"), layer.Input, Shape.Of(groups, (int)(layer.Shape.Size / groups)));
        Tensor normalised = layer.Program.Standardize(layer.Symbol("N"), new Standardization(StandardGroups.Rows, IsCentred: true, epsilon), rows);
        return channels.Back(Norms.Scale(layer, channels.Matrix(normalised), channels.Numbers("weight"), channels.Numbers("bias")));
    }
}
