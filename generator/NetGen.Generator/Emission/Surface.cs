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
/// <param name="Row">The row it takes beside plain numbers; null for none.</param>
internal sealed record Surface(string Name, string Number, bool Training, Shape? Input, Shape? Output, long ParameterCount, bool IsAdapted, RowSurface? Row)
{
    public string Interface => $"global::NetGen.{(Training ? "ITrainableNetwork" : "INetwork")}<{Name}, {Number}>";

    public static Surface Of(Graph graph) =>
        new(Identifier.Of(graph.Declaration.Name), NumberOf(graph.Precision), graph.Training, graph.Input.Shape, graph.Output.Shape, graph.ParameterCount, Adaptation.IsIn(graph.Declaration), RowSurface.Of(graph));

    /// <summary>For a network that does not check.</summary>
    public static Surface Of(NetworkDeclaration declaration) => new(
        Identifier.Of(declaration.Name), NumberOf(declaration.Options.Precision), declaration.Options.Training, null, null, 0, Adaptation.IsIn(declaration), RowSurface.Of(declaration.Row, isLogarithmic: false));

    public static string NumberOf(Precision precision) => precision == Precision.Double ? "double" : "float";
}
