using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>A diagnostic's page, which is embedded in this assembly: its first paragraph describes the diagnostic in the editor.</summary>
internal sealed class Page(string id) : LocalizableString
{
    private const string Wrong = "Wrong:";

    /// <summary>Where the pages stand on the web; the property <c>DiagnosticPages</c> of the build sets it.</summary>
    private static readonly string Address = typeof(Page).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "DiagnosticPages")?.Value ?? string.Empty;

    public static LocalizableString Of(string id) => new Page(id);

    /// <summary>The address of a page; null while the pages have none.</summary>
    public static string? Link(string id) => Link(id, Address);

    public static string? Link(string id, string address) => address.Length == 0 ? null : $"{address.TrimEnd('/')}/{id}.md";

    /// <summary>Read where it is shown: an analyzer that reports nothing reads nothing.</summary>
    protected override string GetText(IFormatProvider? formatProvider)
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream(id + ".md");
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd();
        int start = text.IndexOf('\n');
        return text.Substring(start, text.IndexOf(Wrong, StringComparison.Ordinal) - start).Trim().Replace("\r", string.Empty).Replace('\n', ' ').Replace("  ", "\n\n");
    }

    protected override int GetHash() => id.GetHashCode();

    protected override bool AreEqual(object? other) => other is Page page && page.ToString(CultureInfo.InvariantCulture) == ToString(CultureInfo.InvariantCulture);
}
