using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>All layers on one declaration; one input, first, and at least one layer after it.</summary>
internal static class OrderRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        int[] layers = [.. Enumerable.Range(0, declaration.Layers.Count)];
        int[] inputs = [.. layers.Where(i => Input.Kinds.Contains(declaration.Layers[i].Kind))];
        int[] strays = [.. layers.Where(i => declaration.Layers[i].IsStray)];
        if (strays.Length > 0)
        {
            yield return Problem.Of(Rules.OneDeclaration, Site.OfLayer(strays[0]), declaration.Layers[strays[0]].Kind, declaration.Name);
        }
        else if (inputs.Length > 0 && inputs[0] > 0)
        {
            yield return Problem.Of(Rules.InputFirst, Site.OfLayer(inputs[0]), Literal.Of(inputs[0] + 1), declaration.Name);
        }

        if (inputs.Length == 0)
        {
            yield return Problem.Of(Rules.InputRequired, Site.Class, declaration.Name);
        }

        foreach (int extra in inputs.Skip(1))
        {
            yield return Problem.Of(Rules.OneInput, Site.OfLayer(extra), declaration.Name);
        }

        if (inputs.Length == declaration.Layers.Count)
        {
            yield return Problem.Of(Rules.LayerRequired, Site.Class, declaration.Name);
        }
    }
}
