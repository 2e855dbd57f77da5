using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>A row made of a file's values, as an expression in C#.</summary>
internal sealed class RowReading(IReadOnlyList<RowColumn> features, RowProperty label, IReadOnlyList<RowColumn> others)
{
    /// <summary>Numbers of columns by name: features, label, others.</summary>
    private readonly Dictionary<string, int> _numbers = features.Select(f => f.Name).Append(label.Column).Concat(others.Select(o => o.Name))
        .Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);

    public string Of(RowDeclaration row) => Made(row.Type, row.Properties, string.Empty);

    /// <summary>Arguments go by their places, because constructors may differ in the order of equal names alone; behind one that is left out, by name.</summary>
    private string Made(string type, IEnumerable<RowProperty> properties, string around)
    {
        RowProperty[] set = [.. properties.Where(p => !p.IsComputed && (p.IsColumn || p.Parts.Count > 0 || p.IsDefault))];
        RowProperty[] passed = [.. set.Where(p => p.Parameter is not null).OrderBy(p => p.Position)];
        IEnumerable<string> arguments = passed.Select((p, i) => (p.Position == i ? string.Empty : Identifier.Of(p.Parameter!) + ": ") + Value(p, around));
        string[] assignments = [.. set.Where(p => p.IsAssigned).Select(p => $"{Identifier.Of(p.Name)} = {Value(p, around)}")];
        string parameters = string.Join(",", arguments.Select(a => "\n" + RowMapping.Indented(a)));
        string members = string.Concat(assignments.Select(a => RowMapping.Indented(a) + ",\n"));
        return $"new {type}({parameters})" + (assignments.Length == 0 ? string.Empty : $"\n{{\n{members}}}");
    }

    private string Value(RowProperty property, string around)
    {
        if (property.IsDefault && !property.IsColumn)
        {
            return $"default({property.Type}{(property.IsNullable ? "?" : string.Empty)})!";
        }

        if (property.Kind == PropertyKind.Nested)
        {
            return Made(property.Type, property.Parts, $"{around}{property.Column}.");
        }

        string number = Literal.Of(_numbers[around + property.Column]);
        string orNull = property.IsNullable ? "OrNull" : string.Empty;
        return property.Kind switch
        {
            PropertyKind.Number => $"fields.Number{orNull}<{property.Type}>({number})",
            PropertyKind.Flag => $"fields.Flag{orNull}({number})",
            PropertyKind.Text => $"fields.Text{orNull}({number})",
            _ => RowMapping.Switch($"fields.Category{orNull}({number})", Arms(property)),
        };
    }

    /// <summary>The last place needs no number: a file has no other.</summary>
    private static IEnumerable<string> Arms(RowProperty property)
    {
        string type = property.IsNullable ? $"({property.Type}?)" : string.Empty;
        if (property.IsNullable)
        {
            yield return $"null => {type}null";
        }

        for (int i = 0; i < property.Members.Count; i++)
        {
            string place = i == property.Members.Count - 1 ? "_" : Literal.Of(i);
            yield return $"{place} => {type}{RowMapping.MemberOf(property, property.Members[i])}";
        }
    }
}
