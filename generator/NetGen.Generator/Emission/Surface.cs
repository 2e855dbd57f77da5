using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>What the signatures of a network's members depend on.</summary>
/// <param name="Name">The class's name as it must be written.</param>
/// <param name="Number">The number type in C#.</param>
/// <param name="Training">Whether there are training members.</param>
/// <param name="Input">The shape of one sample; null where it is not known.</param>
/// <param name="Output">The shape of one output; null where it is not known.</param>
/// <param name="ParameterCount">Elements of all trained tensors.</param>
/// <param name="IsAdapted">Whether a layer has numbers to fit to data.</param>
/// <param name="Tensors">The names of all tensors that are known, in the order of the layers.</param>
/// <param name="Table">The table of the layers; null where it is not known.</param>
/// <param name="LeftOut">The members that the user has others of.</param>
/// <param name="Row">The row it takes beside plain numbers; null for none.</param>
/// <param name="Step">The members for one step of a sequence; null for none.</param>
/// <param name="Target">The shape of one sample's targets; null where it is not known.</param>
/// <param name="Whole">The whole numbers that members take.</param>
internal sealed record Surface(
    string Name,
    string Number,
    bool Training,
    Shape? Input,
    Shape? Output,
    long ParameterCount,
    bool IsAdapted,
    ImmutableArray<string> Tensors,
    string? Table,
    EquatableArray<string> LeftOut,
    RowSurface? Row,
    StepSurface? Step,
    Shape? Target,
    WholeNumberUse Whole)
{
    /// <summary>A type for a sample is written where it is smaller: a larger one does not belong on the stack.</summary>
    private const int SampleBytes = 64 * 1024;

    public string Interface => $"global::NetGen.{(Training ? "ITrainableNetwork" : "INetwork")}<{Name}, {Number}>{(Step is { Obstacle: null } ? $", global::NetGen.IStreamingNetwork<{Number}>" : string.Empty)}";

    /// <summary>Numbers that fit the type of a sample.</summary>
    public int LargestSample => (SampleBytes / BytesOf(Number)) - 1;

    public bool HasInput => Has(OptionalMember.Input) && Fits(Input);

    public bool HasOutput => Has(OptionalMember.Output) && Fits(Output);

    public static Surface Of(Graph graph) => new(
        Identifier.Of(graph.Declaration.Name),
        NumberOf(graph.Precision),
        graph.Training,
        graph.Input.Shape,
        graph.Output.Shape,
        graph.ParameterCount,
        Adaptation.IsIn(graph.Declaration),
        TensorsOf(graph.Layers),
        string.Join("\n", LayerTable.Lines(graph)),
        graph.Declaration.LeftOut,
        RowSurface.Of(graph),
        StepSurface.Of(graph),
        graph.TargetShape,
        WholeNumberUse.Of(graph));

    /// <summary>For a network that does not check.</summary>
    public static Surface Of(NetworkDeclaration declaration, IEnumerable<LayerNode> known) => new(
        Identifier.Of(declaration.Name),
        NumberOf(declaration.Options.Precision),
        declaration.Options.Training,
        null,
        null,
        0,
        Adaptation.IsIn(declaration),
        TensorsOf(known),
        null,
        declaration.LeftOut,
        RowSurface.Of(declaration.Row, isLogarithmic: false),
        StepSurface.Of(declaration),
        null,
        WholeNumberUse.Of(declaration));

    /// <summary>Whether a member is written that the user may have another of.</summary>
    public bool Has(string member) => !LeftOut.Contains(member);

    public static string NumberOf(Precision precision) => precision == Precision.Double ? "double" : "float";

    public static int BytesOf(string number) => number == "double" ? sizeof(double) : sizeof(float);

    private bool Fits(Shape? shape) => shape is null || shape.Size <= LargestSample;

    private static ImmutableArray<string> TensorsOf(IEnumerable<LayerNode> layers) => [.. layers.SelectMany(l => l.Tensors.Select(t => $"{l.Name}.{t.Name}")).Distinct()];
}
