namespace NetGen.Generator.Emission;

/// <summary>Elements of XML documentation.</summary>
internal static class Documentation
{
    public static string Summary(string text) => $"<summary>{text}</summary>";

    public static string Parameter(string name, string text) => $"<param name=\"{name}\">{text}</param>";

    public static string Exception(string type, string when, string prefix = "global::System.") =>
        $"<exception cref=\"{prefix}{type}\">{when}</exception>";
}
