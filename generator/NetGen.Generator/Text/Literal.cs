using System.Globalization;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Text;

/// <summary>Numbers and strings as C# literals, the same in every culture.</summary>
internal static class Literal
{
    /// <summary>The number of a literal.</summary>
    public static int Value(string literal) => int.Parse(literal, CultureInfo.InvariantCulture);

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double literal that reads back to the same bits, without exponent or dot where it is a small integer.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture) + (IsPlain(value) ? ".0" : string.Empty);

    public static string Of(double value, Precision precision) =>
        precision == Precision.Double ? Of(value) : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string Of(string value)
    {
        return "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }

    private static bool IsPlain(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).IndexOfAny(['.', 'E', 'N', 'I']) < 0;
}
