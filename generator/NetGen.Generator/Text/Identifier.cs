using System.Linq;

namespace NetGen.Generator.Text;

/// <summary>Names as they must be written in C#.</summary>
internal static class Identifier
{
    /// <summary>
    /// A name, with an @ where it might be a keyword. All keywords, reserved and contextual, consist of small ASCII letters and underscores,
    /// and so will those that C# adds; an @ does no harm to a name that is none.
    /// </summary>
    public static string Of(string name) => name.All(c => c is (>= 'a' and <= 'z') or '_') ? "@" + name : name;

    /// <summary>A namespace, each part of it as it must be written.</summary>
    public static string OfNamespace(string name) => string.Join(".", name.Split('.').Select(Of));
}
