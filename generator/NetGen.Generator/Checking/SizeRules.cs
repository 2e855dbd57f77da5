using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>What must fit an array that is indexed by int, padding included: one sample of every layer, and all parameters.</summary>
internal static class SizeRules
{
    private const long Maximum = 500_000_000;

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, ImmutableArray<LayerNode?> layers)
    {
        LayerNode[] known = [.. layers.Where(l => l is not null).Select(l => l!)];
        foreach (LayerNode layer in known.Where(l => IsTooLarge(l) && !l.Inputs.Any(IsTooLarge)))
        {
            yield return Problem.Of(
                Rules.SampleTooLarge, Site.OfLayer(layer.Index), layer.Name, layer.Shape.ToString(), Text(layer.Shape.Size), Literal.Of(Maximum));
        }

        long parameters = known.Sum(Parameters);
        if (parameters > Maximum)
        {
            LayerNode largest = known.OrderByDescending(Parameters).First();
            yield return Problem.Of(
                Rules.TooManyParameters,
                Site.OfLayer(largest.Index),
                declaration.Name,
                Text(parameters),
                Literal.Of(Maximum),
                largest.Name,
                Text(Parameters(largest)));
        }
    }

    private static bool IsTooLarge(LayerNode layer) => layer.Shape.Size > Maximum;

    /// <summary>Those that are not trained take their place in the buffer too.</summary>
    private static long Parameters(LayerNode layer) => layer.Tensors.Sum(t => t.Shape.Size);

    private static string Text(long count) => count < Shape.Countless ? Literal.Of(count) : "over 10^15";
}
