using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Declaration;
using NetGen.Generator.Losses;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A network's row: its features are the input, its label is what the output says.</summary>
internal static class BoundRowRules
{
    private static readonly Site Row = Site.Network("row");

    /// <summary>Silent where the row is in question, which is said where it is declared.</summary>
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, ImmutableArray<LayerNode?> layers)
    {
        if (declaration.Row is not { } row)
        {
            yield break;
        }

        switch (row.Fault)
        {
            case RowFault.NoRow:
                yield return Problem.Of(Rules.RowRequired, Row, row.Name);
                break;
            case RowFault.Hidden:
                yield return Problem.Of(Rules.RowHidden, Row, row.Name, declaration.Name);
                break;
            case RowFault.None when layers.Length > 1:
                if (!row.HasText && layers[0]?.Shape is { } input && input.Size != row.Width)
                {
                    string width = Literal.Of(row.Width);
                    yield return Problem.Of(Rules.RowWidth, Site.OfLayer(0, "d0"), row.Name, width, declaration.Name, Literal.Of(input.Size)) with
                    {
                        Remedies = EquatableArray<Remedy>.From(input.Rank == 1 ? [Remedy.Write(Site.OfLayer(0, "d0"), width)] : []),
                    };
                }

                if (layers[layers.Length - 1] is { } output && declaration.Options.Loss is { } loss && LossKinds.Of(loss).Fits(output.Activation)
                    && Needs(row, output, loss) is { } needs)
                {
                    string end = output.Activation == Activation.None ? "no activation" : $"Activation.{output.Activation}";
                    yield return Problem.Of(Rules.LabelMismatch, Row, row.Name, Describe(row), needs, output.Name, Describe(output.Shape), end);
                }

                break;
        }
    }

    /// <summary>What the output would have to be; null where it is.</summary>
    private static string? Needs(RowBinding row, LayerNode output, Loss loss) => row.Label switch
    {
        ColumnKind.Flag or ColumnKind.Category when loss == Loss.Hinge => "a loss other than Loss.Hinge, whose targets are -1 and 1",
        ColumnKind.Category when loss == Loss.SparseCrossEntropy => "Loss.CrossEntropy, with a target for each member",
        ColumnKind.Flag => output is { Shape.Size: 1, Activation: Activation.Sigmoid } ? null : "one output that ends in Activation.Sigmoid",
        ColumnKind.Category => output is { Shape.Rank: 1, Activation: Activation.Softmax or Activation.LogSoftmax } && output.Shape.Size == row.Classes
            ? null
            : $"{Literal.Of(row.Classes)} outputs that end in Activation.Softmax",
        _ => output.Shape.Size == 1 ? null : "one output",
    };

    private static string Describe(RowBinding row) => row.Label switch
    {
        ColumnKind.Flag => "a bool",
        ColumnKind.Category => $"an enum of {Literal.Of(row.Classes)} members",
        _ => "a number",
    };

    private static string Describe(Shape shape) => shape.Rank > 1 ? $"outputs of shape {shape}" : shape.Size == 1 ? "one output" : $"{Literal.Of(shape.Size)} outputs";
}
