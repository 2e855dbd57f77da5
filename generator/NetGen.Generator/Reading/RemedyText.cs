using System.Globalization;

namespace NetGen.Generator.Reading;

/// <summary>A remedy as a property of a diagnostic, which the code fixes read: they are in an assembly of their own, and share this file.</summary>
internal static class RemedyText
{
    /// <summary>The property of the name that was meant where a string is another.</summary>
    public const string NearestName = nameof(NearestName);

    private const char Separator = '|';
    private const int Parts = 4;

    /// <summary>The property's name: the remedy's attribute is the additional location of the same index.</summary>
    public static string Key(int index) => "remedy" + index.ToString(CultureInfo.InvariantCulture);

    public static string Write(string change, int written, string argument, string value) =>
        string.Join(Separator.ToString(), change, written.ToString(CultureInfo.InvariantCulture), argument, value);

    /// <summary>Write, Remove or Insert; which of the written arguments is replaced, or -1 for a new one; the parameter; the value in C#.</summary>
    public static (string Change, int Written, string Argument, string Value) Read(string text)
    {
        string[] parts = text.Split([Separator], Parts);
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3]);
    }
}
