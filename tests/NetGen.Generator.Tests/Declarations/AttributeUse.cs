using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>
/// One attribute with some of its arguments given: as C# and as the reader would hand it on. Both come from the constructor of the
/// runtime's attribute, so an attribute added there is usable here at once.
/// </summary>
internal sealed class AttributeUse
{
    private const string Suffix = "Attribute";

    private readonly ParameterInfo[] _parameters;
    private readonly ImmutableDictionary<string, object> _given;

    /// <param name="attribute">The attribute's type.</param>
    /// <param name="given">Arguments by parameter name; null leaves one out.</param>
    public AttributeUse(Type attribute, params (string Name, object? Value)[] given)
    {
        Kind = attribute.Name[..^Suffix.Length];
        _parameters = attribute.GetConstructors().Single().GetParameters();
        _given = given.Where(a => a.Value is not null).ToImmutableDictionary(a => a.Name, a => a.Value!);
        string? unknown = _given.Keys.Except(_parameters.Select(p => p.Name!)).FirstOrDefault();
        if (unknown is not null)
        {
            throw new ArgumentException($"[{Kind}] has no parameter '{unknown}'.", nameof(given));
        }
    }

    public string Kind { get; }

    /// <summary>Positional up to the first argument left out, by name from there on; text is always named, since it is a name itself.</summary>
    public string Source
    {
        get
        {
            int positional = _parameters.TakeWhile(p => _given.TryGetValue(p.Name!, out object? value) && value is not string).Count();
            string[] arguments =
            [
                .. _parameters.Take(positional).Select(p => Text(_given[p.Name!])),
                .. _parameters.Skip(positional).Where(p => _given.ContainsKey(p.Name!)).Select(p => $"{p.Name}: {Text(_given[p.Name!])}"),
            ];
            return arguments.Length == 0 ? $"[{Kind}]" : $"[{Kind}({string.Join(", ", arguments)})]";
        }
    }

    public ArgumentList Arguments => new(EquatableArray<Argument>.From(_parameters.Select(Argument)));

    public LayerDeclaration Declaration => new(Kind, Arguments, IsMalformed: false);

    private Argument Argument(ParameterInfo parameter)
    {
        bool isWritten = _given.TryGetValue(parameter.Name!, out object? given);
        object? value = isWritten ? given
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : throw new InvalidOperationException($"[{Kind}] needs '{parameter.Name}'.");
        return new Argument(parameter.Name!, value is null or string ? 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture), value as string, isWritten);
    }

    private static string Text(object value) => value switch
    {
        Enum member => $"{member.GetType().Name}.{member}",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{value} cannot be the argument of an attribute.", nameof(value)),
    };
}
