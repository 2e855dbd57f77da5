using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Generator.Tests.Reference;

/// <summary>The docstrings of an assembly, as the compiler wrote them beside it, in Markdown.</summary>
internal sealed partial class Documentation(Assembly assembly)
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"), LoadOptions.PreserveWhitespace)
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>What is said of a member, by its id (<c>T:NetGen.Adam</c>).</summary>
    public XElement Of(string id) => _members.TryGetValue(id, out XElement? member) ? member : throw new InvalidOperationException($"{id} has no docstring.");

    /// <summary>A constructor's parameters by name; those of a primary constructor stand at the type.</summary>
    public Dictionary<string, string> Parameters(Type type) => _members
        .Where(m => m.Key.StartsWith($"M:{type.FullName}.#ctor", StringComparison.Ordinal) || m.Key == $"T:{type.FullName}")
        .SelectMany(m => m.Value.Elements("param"))
        .GroupBy(p => p.Attribute("name")!.Value)
        .ToDictionary(g => g.Key, g => Markdown(g.First()));

    public static string Markdown(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Reference(see)}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement other => Markdown(other),
        _ => "",
    };

    // `P:NetGen.TrainingOptions.Epochs` is TrainingOptions.Epochs.
    private static string Reference(XElement see) => see.Attribute("langword")?.Value
        ?? Arity().Replace(see.Attribute("cref")!.Value.Split('(')[0][2..], "").Replace("NetGen.", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
