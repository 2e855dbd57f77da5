using System.Globalization;

namespace NetGen.Generator.Reading;

/// <summary>A remedy as a property of a diagnostic, which the code fixes read: they are in an assembly of their own, and share this file.</summary>
internal static class RemedyText
{
    private const char Separator = '|';

    /// <summary>The property's name: the remedy's attribute is the additional location of the same index.</summary>
    public static string Key(int index) => "remedy" + index.ToString(CultureInfo.InvariantCulture);

    public static string Write(int written, string argument, string value) =>
        string.Join(Separator.ToString(), written.ToString(CultureInfo.InvariantCulture), argument, value);

    /// <summary>Which of the written arguments is replaced, or -1 for a new one; the parameter; the value in C#.</summary>
    public static (int Written, string Argument, string Value) Read(string text)
    {
        string[] parts = text.Split([Separator], 3);
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]);
    }
}
