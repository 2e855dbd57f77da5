using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Declaration;

/// <summary>A property of a row, or of a record that is a property of one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Role">What it is to a network.</param>
/// <param name="Type">Its type as it must be written, without the mark of null.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record RowProperty(string Name, PropertyKind Kind, PropertyRole Role, string Type, bool IsNullable)
{
    /// <summary>The name of its column, without those of the records around it.</summary>
    public string Column { get; init; } = Name;

    /// <summary>The values of its enum, in the ordinal order of their names.</summary>
    public EquatableArray<RowMember> Members { get; init; }

    /// <summary>The properties of its record.</summary>
    public EquatableArray<RowProperty> Parts { get; init; }

    /// <summary>Whether the feature is the index of the enum's member.</summary>
    public bool IsIndex { get; init; }

    /// <summary>What a label's probability must be above.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The constructor's parameter that sets it; null where an accessor does, or nothing.</summary>
    public string? Parameter { get; init; }

    /// <summary>The number of that parameter, or -1.</summary>
    public int Position { get; init; } = -1;

    /// <summary>Whether an accessor sets it.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>Whether a row needs a value of it to be made, and its type's default will do: no file has one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether nothing sets it: it follows from others.</summary>
    public bool IsComputed { get; init; }

    /// <summary>What is wrong with it, in words; null for nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>An attribute's option, or an attribute, that has no use here.</summary>
    public string? Useless { get; init; }

    /// <summary>Whether values of it are in a file.</summary>
    public bool IsColumn => Kind is not (PropertyKind.Nested or PropertyKind.Unsupported or PropertyKind.Unknown);

    /// <summary>The number of features.</summary>
    public int Width => (Kind, IsIndex) switch
    {
        (PropertyKind.Nested, _) => Parts.Where(p => p.Role == PropertyRole.Feature).Sum(p => p.Width),
        (PropertyKind.Category, true) => 1,
        (PropertyKind.Category, false) => Members.Count + (IsNullable ? 1 : 0),
        (PropertyKind.Number or PropertyKind.Flag, _) => IsNullable ? 2 : 1,
        _ => 0,
    };

    /// <summary>Itself, or all columns of its record, each with its path from the row.</summary>
    public IEnumerable<RowColumn> Columns(RowColumn? around = null)
    {
        var column = new RowColumn(
            around is null ? [Name] : [.. around.Path, Name], around is null ? Column : $"{around.Name}.{Column}", this);
        return Kind == PropertyKind.Nested ? Parts.SelectMany(p => p.Columns(column)) : [column];
    }
}
