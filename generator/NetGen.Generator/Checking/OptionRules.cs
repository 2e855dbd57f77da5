using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>What can be said of an attribute's arguments alone, so that it is said even where a shape is not known.</summary>
internal sealed class OptionRules(NetworkDeclaration declaration, LayerNames names, List<Problem> problems)
{
    public void CheckNetwork() => CheckMembers(declaration.Arguments, "[Network]", Site.Network);

    /// <summary>Whether the layer is of a known kind and all its options are in range.</summary>
    public bool CheckLayer(int index, Layer? layer)
    {
        LayerDeclaration written = declaration.Layers[index];
        if (layer is null)
        {
            if (!written.IsMalformed || LayerKinds.Find(written.Kind) is null)
            {
                problems.Add(Problem.Of(Rules.UnknownLayer, Site.OfLayer(index), written.Kind));
            }

            return false;
        }

        int before = problems.Count;
        CheckMembers(written.Arguments, $"layer '{names[index]}'", argument => Site.OfLayer(index, argument));
        layer.CheckOptions(new LayerCheck(index, names[index], written, layer, [], problems));
        return !problems.Skip(before).Any(p => p.IsError);
    }

    private void CheckMembers(ArgumentList arguments, string owner, System.Func<string, Site> site)
    {
        foreach (Argument argument in arguments.Arguments)
        {
            if (argument.Quotient is string quotient)
            {
                problems.Add(Problem.Of(Rules.WholeDivision, site(argument.Name), argument.Name, owner, Literal.Of(argument.Number), quotient)
                    .SolvedBy(Remedy.Write(site(argument.Name), quotient)));
            }

            if (argument.Stranger is string type)
            {
                problems.Add(Problem.Of(
                    Rules.OptionOutOfRange, site(argument.Name), argument.Name, owner, $"a member of {type}", Literal.Of((long)argument.Number)));
            }
        }
    }
}
