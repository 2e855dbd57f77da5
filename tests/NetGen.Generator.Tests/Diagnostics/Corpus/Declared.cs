using System;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Tests.Diagnostics.Corpus;

/// <summary>A declaration as text, attribute by attribute, so that one can be changed.</summary>
/// <param name="Attributes">As they are written between the brackets.</param>
internal sealed record Declared(params ImmutableArray<string> Attributes)
{
    public const string PlainHead = "partial class Net";
    public const string PlainBody = ";";

    /// <summary>What stands before the class: types around it, and others.</summary>
    public string Before { get; init; } = string.Empty;

    public string Head { get; init; } = PlainHead;

    public string Body { get; init; } = PlainBody;

    public string After { get; init; } = string.Empty;

    /// <summary>Whether the class is no other than its attributes say.</summary>
    public bool IsPlain => Before.Length == 0 && Head == PlainHead && Body == PlainBody && After.Length == 0;

    /// <summary>Whether it is an input and dense layers alone, none of which has a name.</summary>
    public bool IsDense => IsPlain && Attributes.Skip(2).All(a => a.StartsWith("Dense(", StringComparison.Ordinal) && !a.Contains('"', StringComparison.Ordinal));

    public string Last => Attributes[^1];

    public string Source => $"{Before}{string.Join('\n', Attributes.Select(a => $"[{a}]"))}\n{Head}{Body}{After}\n";

    public Declared With(int index, string attribute) => this with { Attributes = Attributes.SetItem(index, attribute) };

    public Declared Insert(int index, string attribute) => this with { Attributes = Attributes.Insert(index, attribute) };

    /// <summary>An attribute with one argument more, which is named.</summary>
    public Declared Adding(int index, string argument)
    {
        string attribute = Attributes[index];
        return With(index, attribute.EndsWith(')') ? $"{attribute[..^1]}, {argument})" : $"{attribute}({argument})");
    }
}
