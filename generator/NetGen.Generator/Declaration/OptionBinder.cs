using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;

namespace NetGen.Generator.Declaration;

/// <summary>
/// Makes an object of an attribute's arguments: each parameter of the type's constructor takes the argument of its name.
/// So an option has its name and its type in one place, the parameter.
/// </summary>
internal sealed class OptionBinder
{
    private readonly ConstructorInfo _constructor;

    public OptionBinder(Type type)
    {
        _constructor = type.GetConstructors().Single();
        Parameters = [.. _constructor.GetParameters()];
    }

    public ImmutableArray<ParameterInfo> Parameters { get; }

    /// <summary>Whether the attribute has an argument for every parameter; one of another version of the library may not.</summary>
    public bool Accepts(ArgumentList arguments) => Parameters.All(p => IsNullable(p) || arguments.Find(p.Name) is not null);

    /// <summary>The object; throws where the attribute has no argument of a parameter's name.</summary>
    public object Bind(ArgumentList arguments) => _constructor.Invoke([.. Parameters.Select(p => Value(p, arguments))]);

    /// <summary>A nullable option is null where the compiler could not bind it or it is not a member of its enum.</summary>
    private static object? Value(ParameterInfo parameter, ArgumentList arguments) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not { } type ? arguments[parameter.Name].As(parameter.ParameterType)
        : arguments.Find(parameter.Name) is { Stranger: null } argument ? argument.As(type)
        : null;

    private static bool IsNullable(ParameterInfo parameter) => Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
}
