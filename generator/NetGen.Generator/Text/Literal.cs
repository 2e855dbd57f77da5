using System.Globalization;
using System.Linq;
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

    public static string Of(string value) => $"\"{string.Concat(value.Select(Escaped))}\"";

    private static bool IsPlain(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).IndexOfAny(['.', 'E', 'N', 'I']) < 0;

    private static string Escaped(char character) => character switch
    {
        '\\' or '"' => "\\" + character,
        '\u2028' or '\u2029' => Code(character),
        _ => char.IsControl(character) ? Code(character) : character.ToString(),
    };

    private static string Code(char character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture);
}
