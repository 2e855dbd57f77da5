using System;
using System.Linq;

namespace NetGen.Generator.Declaration;

/// <summary>The arguments of one attribute by the names of the constructor's parameters.</summary>
internal sealed record ArgumentList(EquatableArray<Argument> Arguments)
{
    /// <summary>The argument of this name; one that the attribute does not have is a mistake of the compiler's.</summary>
    public Argument this[string name] => Find(name)
        ?? throw new ArgumentException($"The attribute has no argument '{name}', but {string.Join(", ", Arguments.Select(a => $"'{a.Name}'"))}.", nameof(name));

    public Argument? Find(string name) => Arguments.FirstOrDefault(a => a.Name == name);
}
