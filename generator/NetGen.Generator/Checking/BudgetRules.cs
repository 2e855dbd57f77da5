using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>What <c>[Budget]</c> allows.</summary>
internal static class BudgetRules
{
    /// <summary>Each limit that the layers exceed, also where further layers are not known.</summary>
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, ImmutableArray<LayerNode> layers)
    {
        int bytes = declaration.Options.Precision == Precision.Double ? sizeof(double) : sizeof(float);
        return Limit("maxParameters", "parameters", l => l.ParameterCount)
            .Concat(Limit("maxMultiplyAdds", "multiply-adds for one sample", l => l.MultiplyAdds))
            .Concat(Limit("maxBytes", "bytes of tensors", l => bytes * Math.Min(Shape.Countless, l.Tensors.Sum(t => t.Shape.Size))));

        IEnumerable<Problem> Limit(string option, string unit, Func<LayerNode, long> cost)
        {
            if (declaration.Budget?.Find(option) is not { Number: var most } || most == 0)
            {
                yield break;
            }

            double total = layers.Sum(l => (double)cost(l));
            if (most < 0)
            {
                yield return Problem.Of(Rules.OptionOutOfRange, Site.Budget(option), option, "[Budget]", "0 (any number) or positive", Literal.Of((long)most));
            }
            else if (total > most)
            {
                LayerNode largest = layers.OrderByDescending(cost).First();
                yield return Problem.Of(
                    Rules.OverBudget, Site.Budget(option), declaration.Name, Literal.Of((long)total), unit, Literal.Of((long)most), largest.Name, Literal.Of(cost(largest)));
            }
        }
    }
}
