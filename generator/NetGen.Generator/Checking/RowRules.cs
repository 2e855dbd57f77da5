using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>CHECK, for a typed row: everything that is wrong with it at once.</summary>
internal static class RowRules
{
    private static readonly (RowFacts Fact, string What, string Advice)[] Unsupported =
    [
        (RowFacts.Generic, "generic, or nested in a generic type", "remove the type parameters"),
        (RowFacts.Static, "static", "remove 'static'"),
        (RowFacts.Abstract, "abstract", "remove 'abstract'"),
        (RowFacts.FileLocal, "file-local", "make it internal"),
        (RowFacts.RefStruct, "a ref struct", "remove 'ref'"),
        (RowFacts.Derived, "derived from a class, whose properties would be left out", "make that a property of the row"),
        (RowFacts.HidesNamespace, "in the global namespace and named, or nested in a type named, 'System' or 'NetGen', which hides the namespace", "rename that type, or put it into a namespace"),
    ];

    public static IEnumerable<Problem> Check(RowDeclaration row) => OfType(row).Concat(OfProperties(row)).Concat(OfColumns(row));

    private static IEnumerable<Problem> OfType(RowDeclaration row)
    {
        if (row.OldLanguage is { } version)
        {
            yield return Problem.Of(Rules.OldLanguage, Site.Class, row.Name, version, NetworkDeclaration.LeastLanguage);
        }

        if (row.Facts.HasFlag(RowFacts.NotPartial))
        {
            yield return Problem.Of(Rules.RowPartial, Site.Class, Identifier.Of(row.Name), row.Keyword);
        }

        for (int i = 0; i < row.Containers.Count; i++)
        {
            Container container = row.Containers[i];
            if (!container.IsPartial)
            {
                yield return Problem.Of(Rules.RowPartial, Site.OfContainer(i), Identifier.Of(container.Name), container.Keyword);
            }
        }

        foreach ((RowFacts fact, string what, string advice) in Unsupported)
        {
            if (row.Facts.HasFlag(fact))
            {
                yield return Problem.Of(Rules.UnsupportedRow, Site.Class, row.Name, what, advice);
            }
        }

        if (row.Clash is { } clash)
        {
            yield return Problem.Of(Rules.RowClash, Site.Class, row.Name, clash);
        }

        if (row.Properties.All(p => p.Role != PropertyRole.Feature))
        {
            yield return Problem.Of(Rules.FeatureRequired, Site.Class, row.Name);
        }

        if (row.Label is null)
        {
            yield return Problem.Of(Rules.LabelRequired, Site.Class, row.Name);
        }

        bool isBound = row.Facts == RowFacts.NotConstructible && row.IsComplete && row.Properties.All(p => p.Fault is null);
        if (isBound)
        {
            yield return Problem.Of(Rules.RowConstruction, Site.Class, row.Name);
        }
    }

    private static IEnumerable<Problem> OfProperties(RowDeclaration row)
    {
        for (int i = 0; i < row.Properties.Count; i++)
        {
            RowProperty property = row.Properties[i];
            if (property.Fault is { } fault)
            {
                Rule rule = property.Role == PropertyRole.Label ? Rules.UnsupportedLabel : Rules.UnsupportedFeature;
                yield return Problem.Of(rule, Site.OfProperty(i), property.Name, fault);
            }
            else if (property.Useless is { } useless)
            {
                yield return Problem.Of(Rules.UselessOption, Site.OfProperty(i), property.Name, useless);
            }
            else if (!(property.Threshold is > 0 and < 1))
            {
                yield return Problem.Of(
                    Rules.OptionOutOfRange, Site.OfProperty(i), "threshold", $"'{property.Name}'", "above 0 and below 1", Literal.Of(property.Threshold));
            }

            if (property.Role == PropertyRole.Label && row.Label is { } first && !ReferenceEquals(property, first))
            {
                yield return Problem.Of(Rules.OneLabel, Site.OfProperty(i), row.Name, first.Name);
            }
        }
    }

    private static IEnumerable<Problem> OfColumns(RowDeclaration row)
    {
        var known = new Dictionary<string, string>();
        for (int i = 0; i < row.Properties.Count; i++)
        {
            foreach (RowColumn column in row.Properties[i].Columns().Where(c => c.Property.IsColumn))
            {
                string path = string.Join(".", column.Path);
                if (known.TryGetValue(column.Name, out string other))
                {
                    yield return Problem.Of(Rules.OneColumn, Site.OfProperty(i), path, column.Name, other);
                }

                known[column.Name] = path;
            }
        }
    }
}
