using System;

namespace NetGen.Generator.Declaration;

/// <summary>The arguments of one attribute by the names of the constructor's parameters.</summary>
internal sealed record ArgumentList(EquatableArray<Argument> Arguments)
{
    public bool Has(string name) => Find(name) is not null;

    public double Number(string name) => Find(name)?.Number ?? 0;

    public int Integer(string name) => (int)Number(name);

    public bool Flag(string name) => Number(name) != 0;

    /// <summary>Whether the argument is there and, where it is an enum's, one of its members.</summary>
    public bool IsSound(string name) => Find(name) is { Stranger: null };

    public string? Text(string name) => Find(name)?.Text;

    public TEnum Choice<TEnum>(string name)
        where TEnum : struct, Enum => (TEnum)Enum.ToObject(typeof(TEnum), Integer(name));

    private Argument? Find(string name)
    {
        foreach (Argument argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}
