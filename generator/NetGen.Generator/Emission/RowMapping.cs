using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The members of a row's interface: its properties as features, as raw values and as what a file has.</summary>
internal sealed class RowMapping(RowDeclaration row, RowProperty label)
{
    private const string Lib = "global::NetGen.";
    private const string Columns = "RowColumns";
    private const string Span = "global::System.Span";

    private readonly RowColumn[] _features = [.. row.Features];
    private readonly RowColumn[] _others = [.. row.Others];

    private string Contract => $"{Lib}IRow<{row.Type}>";

    public void Write(CSharpWriter code)
    {
        code.Line($"static {Lib}RowInfo {Contract}.Info => {Lib}Generated.{Columns}.Info;");
        code.Line();
        code.Line($"static double {Contract}.LabelOf({row.Type} row) =>\n{Indented(Number(LabelColumn, "double.NaN"))};");
        code.Line();
        using (code.Block($"static void {Contract}.CopyValues({row.Type} row, {Span}<{Lib}RawValue> values)"))
        {
            for (int i = 0; i < _features.Length; i++)
            {
                code.Line($"values[{Literal.Of(i)}] = {Value(_features[i])};");
            }
        }

        code.Line();
        code.Line($"static {row.Type} {Contract}.Read({Lib}RowFields fields) =>\n{Indented(new RowReading(_features, label, _others).Of(row))};");
        code.Line();
        if (!row.HasText)
        {
            WriteFeatures(code);
        }
    }

    /// <summary>The description of the columns, in a class where no initial value of the user's own members is computed before it.</summary>
    public void WriteColumns(CSharpWriter code)
    {
        using (code.Block("namespace NetGen.Generated"))
        using (code.Block($"file static class {Columns}"))
        {
            code.Line($"public static readonly {Lib}RowInfo Info = new {Lib}RowInfo(");
            code.Line($"    {Literal.Of(row.Name)},");
            code.Line("    [");
            foreach (RowColumn column in _features)
            {
                code.Line($"        {Described(column)},");
            }

            code.Line("    ],");
            code.Line($"    {Described(LabelColumn)},");
            code.Line($"    [{string.Join(", ", _others.Select(Described))}]);");
        }
    }

    private RowColumn LabelColumn => label.Columns().Single();

    private void WriteFeatures(CSharpWriter code)
    {
        using (code.Block($"static void {Lib}IFeatureRow<{row.Type}>.CopyFeatures<T>({row.Type} row, {Span}<T> features)"))
        {
            code.Line("features.Clear();");
            int offset = 0;
            foreach (RowColumn column in _features)
            {
                foreach (string line in Feature(column, offset))
                {
                    code.Line(line);
                }

                offset += column.Property.Width;
            }
        }

        code.Line();
    }

    /// <summary>What sets a column's features; the last of them is 1 where it is null.</summary>
    private static IEnumerable<string> Feature(RowColumn column, int offset)
    {
        RowProperty property = column.Property;
        string value = Access(column);
        string place = Literal.Of(offset);
        string missing = Literal.Of(offset + 1);
        switch (property.Kind)
        {
            case PropertyKind.Category when property.IsIndex:
                yield return $"features[{place}] = T.CreateTruncating({Place(column, Literal.Of(property.Members.Count))});";
                break;
            case PropertyKind.Category:
                yield return $"features[{(offset == 0 ? string.Empty : place + " + ")}({Place(column, Literal.Of(property.Members.Count))})] = T.One;";
                break;
            case PropertyKind.Flag:
                yield return $"features[{place}] = {value}{(property.IsNullable ? " == true" : string.Empty)} ? T.One : T.Zero;";
                break;
            default:
                yield return $"features[{place}] = T.CreateTruncating({value}{(property.IsNullable ? ".GetValueOrDefault()" : string.Empty)});";
                break;
        }

        if (property.IsNullable && property.Kind != PropertyKind.Category)
        {
            yield return $"features[{missing}] = {value} is null ? T.One : T.Zero;";
        }
    }

    private static string Value(RowColumn column)
    {
        RowProperty property = column.Property;
        string value = Access(column);
        return (property.Kind, property.IsNullable) switch
        {
            (PropertyKind.Text, _) => value,
            (PropertyKind.Category, _) => Choice(column, m => Literal.Of(m.Name), "(string?)null"),
            (PropertyKind.Flag, true) => $"{value} switch {{ true => 1.0, false => 0.0, null => (double?)null }}",
            (PropertyKind.Flag, false) => $"{value} ? 1.0 : 0.0",
            (_, true) => $"(double?){value}",
            _ => $"(double){value}",
        };
    }

    private static string Number(RowColumn column, string missing)
    {
        RowProperty property = column.Property;
        string value = Access(column);
        return (property.Kind, property.IsNullable) switch
        {
            (PropertyKind.Category, _) => Place(column, missing),
            (PropertyKind.Flag, true) => $"{value} switch {{ true => 1.0, false => 0.0, null => {missing} }}",
            (PropertyKind.Flag, false) => $"{value} ? 1.0 : 0.0",
            (_, true) => $"(double?){value} ?? {missing}",
            _ => $"(double){value}",
        };
    }

    /// <summary>The place of a member in the ordinal order of the names.</summary>
    private static string Place(RowColumn column, string missing)
    {
        RowMember[] members = [.. column.Property.Members];
        return Choice(column, m => Literal.Of(System.Array.IndexOf(members, m)), missing);
    }

    private static string Choice(RowColumn column, System.Func<RowMember, string> of, string missing)
    {
        RowProperty property = column.Property;
        IEnumerable<string> arms = property.Members.Select(m => $"{MemberOf(property, m)} => {of(m)}");
        string access = Access(column);
        return Switch(access, [.. arms, .. property.IsNullable ? new[] { $"null => {missing}" } : [], $"_ => throw {Lib}RowInfo.Undefined({Literal.Of(column.Name)}, {access})"]);
    }

    /// <summary>A choice in C#, an arm a line.</summary>
    public static string Switch(string value, IEnumerable<string> arms) => $"{value} switch\n{{\n{string.Concat(arms.Select(a => $"    {a},\n"))}}}";

    /// <summary>One step further in.</summary>
    public static string Indented(string text) => "    " + text.Replace("\n", "\n    ");

    /// <summary>A member of an enum in C#: one that is obsolete is a value all the same, but its name may not be used.</summary>
    public static string MemberOf(RowProperty property, RowMember member) =>
        member.Written is { } name ? $"{property.Type}.{Identifier.Of(name)}" : $"({property.Type})({member.Value})";

    private static string Access(RowColumn column) => "row." + string.Join(".", column.Path.Select(Identifier.Of));

    private static string Described(RowColumn column)
    {
        RowProperty property = column.Property;
        string options = (property.IsNullable ? ", IsNullable: true" : string.Empty) + (property.IsComputed ? ", IsComputed: true" : string.Empty);
        string names = string.Join(", ", property.Members.SelectMany(m => m.OtherNames.Select(n => $"[{Literal.Of(n)}] = {Literal.Of(m.Name)}")));
        string categories = property.Kind != PropertyKind.Category ? string.Empty
            : $" {{ Categories = [{string.Join(", ", property.Members.Select(m => Literal.Of(m.Name)))}]{(property.IsIndex ? ", IsIndex = true" : string.Empty)}"
                + (names.Length == 0 ? string.Empty : $", OtherNames = new global::System.Collections.Generic.Dictionary<string, string> {{ {names} }}") + " }";
        return $"new {Lib}RowColumn({Literal.Of(column.Name)}, {Lib}ColumnKind.{property.Kind}{options}){categories}";
    }
}
