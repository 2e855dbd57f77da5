using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Generator.Reading;

/// <summary>
/// The name of a generated file. Such names must differ when case is ignored, as those of the classes <c>FooBar</c> and <c>Foobar</c> do not.
/// </summary>
internal static class HintName
{
    /// <summary>
    /// The metadata name, with a hyphen before a capital inside a word and before a small letter that begins one; other letters than ASCII's
    /// that have a case are written as a hyphen, a zero and their number, for more than two of them may be equal when case is ignored.
    /// </summary>
    /// <param name="inNamespace">Empty for the global namespace.</param>
    /// <param name="types">The metadata names of the class and of the types around it, outermost first.</param>
    public static string Of(string inNamespace, IEnumerable<string> types)
    {
        string name = (inNamespace.Length == 0 ? string.Empty : inNamespace + ".") + string.Join("+", types);
        return string.Concat(name.Select((c, i) => Written(name, i))) + ".g.cs";
    }

    private static string Written(string name, int index)
    {
        char c = name[index];
        bool beginsWord = index == 0 || !char.IsLetterOrDigit(name[index - 1]);
        return c > '\x7F' && HasCase(c) ? "-0" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)
            : (beginsWord ? char.IsLower(c) : char.IsUpper(c)) ? "-" + c
            : c.ToString();
    }

    private static bool HasCase(char c) => char.IsLower(c) || char.IsUpper(c) || char.ToUpperInvariant(c) != c || char.ToLowerInvariant(c) != c;
}
