using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>What must fit an array that is indexed by int, padding included: one sample of every layer, and all parameters.</summary>
internal static class SizeRules
{
    private const long MaximumParameters = 500_000_000;

    /// <summary>Rows of a stored matrix are padded to a multiple of 16 at most, and 2³¹ elements are an array's limit.</summary>
    private const long MaximumPadded = 2_000_000_000;
    private const int PaddedRows = 16;

    /// <summary>A row of one number is padded to eight, and training keeps up to eight tensors of the size of a layer and what it needs inside: both together stay below
    /// 2³¹.</summary>
    private const long MaximumPerSample = 30_000_000;

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, ImmutableArray<LayerNode?> layers)
    {
        LayerNode[] known = [.. layers.Where(l => l is not null).Select(l => l!)];
        long sample = 0;
        foreach (LayerNode layer in known)
        {
            sample += layer.Shape.Size + layer.Layer.InnerElements(layer);
            if (sample > MaximumPerSample)
            {
                yield return Problem.Of(
                    Rules.SampleTooLarge, Site.OfLayer(layer.Index), layer.Name, layer.Shape.ToString(), Text(sample), Literal.Of(MaximumPerSample));
                break;
            }
        }

        long parameters = known.Sum(Parameters);
        long padded = known.Sum(Padded);
        if (parameters > MaximumParameters || padded > MaximumPadded)
        {
            LayerNode largest = known.OrderByDescending(Padded).First();
            double room = System.Math.Min(MaximumParameters, (double)parameters * MaximumPadded / padded);
            yield return Problem.Of(
                Rules.TooManyParameters,
                Site.OfLayer(largest.Index),
                declaration.Name,
                Text(parameters),
                Literal.Of((long)room),
                largest.Name,
                Text(Parameters(largest)));
        }
    }

    /// <summary>Those that are not trained take their place in the buffer too.</summary>
    private static long Parameters(LayerNode layer) => layer.Tensors.Sum(t => t.Shape.Size);

    private static long Padded(LayerNode layer) => layer.Tensors.Sum(t => t.Shape.Size >= Shape.Countless
        ? Shape.Countless
        : t.Shape.Size / t.Shape.Extents[0] * (((long)t.Shape.Extents[0] + PaddedRows - 1) / PaddedRows * PaddedRows));

    private static string Text(long count) => count < Shape.Countless ? Literal.Of(count) : "over 10^15";
}
