using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Checking;

/// <summary>Whether a network has layers whose numbers are fitted to data, though it may not check.</summary>
internal static class Adaptation
{
    public static bool IsIn(NetworkDeclaration declaration) => declaration.Layers.Any(l => LayerKinds.Find(l.Kind) is { IsAdapted: true });
}
