namespace NetGen.Generator.Programs;

/// <summary>A number in memory as generated code writes it: an expression that can be read and assigned.</summary>
internal sealed class Address
{
    private string? _text;

    private Address(string? text, string reference, Index distance) => (_text, Reference, Distance) = (text, reference, distance);

    /// <summary>The reference from which it is counted; its own expression where there is none.</summary>
    public string Reference { get; }

    /// <summary>Elements from there.</summary>
    public Index Distance { get; }

    /// <summary>Both as arguments in C#.</summary>
    public string Place => "ref " + Reference + ", " + Distance.ToString();

    /// <summary>An element at a distance from a reference.</summary>
    public static Address At(string reference, Index distance) =>
        new(distance.IsZero ? reference : null, reference, distance);

    public static implicit operator Address(string expression) => new(expression, expression, 0);

    public static implicit operator string(Address address) => address.ToString();

    /// <summary>In C#; only where it is asked for, for most are read and written as vectors, by reference and distance.</summary>
    public override string ToString() => _text ??= $"At(ref {Reference}, {Distance})";
}
