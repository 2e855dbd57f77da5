using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>One input, first, and at least one layer after it.</summary>
internal static class OrderRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        int[] inputs = [.. Enumerable.Range(0, declaration.Layers.Count).Where(i => declaration.Layers[i].Kind == Input.KindName)];
        if (inputs.Length == 0)
        {
            yield return New(Rules.InputRequired, Site.Class, declaration.Name);
        }
        else if (inputs[0] > 0)
        {
            yield return New(Rules.InputFirst, Site.OfLayer(inputs[0]), Literal.Of(inputs[0]), declaration.Name);
        }

        foreach (int extra in inputs.Skip(1))
        {
            yield return New(Rules.OneInput, Site.OfLayer(extra), declaration.Name);
        }

        if (inputs.Length > 0 && inputs.Length == declaration.Layers.Count)
        {
            yield return New(Rules.LayerRequired, Site.Class, declaration.Name);
        }
    }

    private static Problem New(Rule rule, Site site, params string[] words) =>
        new(rule, site, EquatableArray<string>.From(words.AsEnumerable()));
}
