using System;
using System.Linq;

namespace NetGen.Generator.Declaration;

/// <summary>The arguments of one attribute by the names of the constructor's parameters.</summary>
internal sealed record ArgumentList(EquatableArray<Argument> Arguments)
{
    private string Names => string.Join(", ", Arguments.Select(a => $"'{a.Name}'"));

    /// <summary>The argument of this name; it is a mistake in the compiler to ask for one that the attribute does not have.</summary>
    public Argument this[string name] =>
        Find(name) ?? throw new ArgumentException($"The attribute has no argument '{name}', but {Names}.", nameof(name));

    public Argument? Find(string name) => Arguments.FirstOrDefault(a => a.Name == name);
}
