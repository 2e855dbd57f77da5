using System;
using System.Collections.Immutable;
using System.Text.Json;
using NetGen.Numerics;

namespace NetGen;

/// <summary>x′ = (f(x) − center) / scale with f(x) = x or log(1 + x); one feature.</summary>
/// <param name="column">The column's name.</param>
/// <param name="dropsMissing">Whether rows are left out where the column is missing.</param>
/// <param name="imputed">What stands for a missing value, before the logarithm; null where there must be none.</param>
/// <param name="log">Whether the logarithm is taken.</param>
/// <param name="center">What is subtracted.</param>
/// <param name="scale">What is divided by; above 0.</param>
internal sealed class NumberEncoder(string column, bool dropsMissing, double? imputed, bool log, double center, double scale)
    : FeatureEncoder(column, dropsMissing)
{
    public const string Kind = "number";

    public override int Width => 1;

    public override string? Encode(RawCell cell, out int feature, out double value)
    {
        feature = 0;
        if (cell.IsMissing)
        {
            value = imputed.GetValueOrDefault();
            if (imputed is null)
            {
                return "a value";
            }
        }
        else if (!cell.TryNumber(out value))
        {
            return cell.IsDecimalComma ? "a number (CsvOptions.Culture reads a decimal comma)" : "a number";
        }

        if (!double.IsFinite(value))
        {
            return "a finite number";
        }

        if (log && value <= -1)
        {
            return "a number above -1, of which log(1 + x) is taken";
        }

        value = ((log ? ScalarMath.Log1p(value) : value) - center) / scale;
        return double.IsFinite(value) ? null : "a number that is finite when it is scaled";
    }

    public override void AddNames(ImmutableArray<string>.Builder names) => names.Add(Column);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", Kind);
        if (imputed is double number)
        {
            json.WriteNumber("imputed", number);
        }

        json.WriteBoolean("log", log);
        json.WriteNumber("center", center);
        json.WriteNumber("scale", scale);
    }

    /// <exception cref="DataFormatException">A property that is missing or out of range.</exception>
    public static NumberEncoder Read(JsonFields json, string column, bool dropsMissing)
    {
        json.Allow("column", "dropsMissing", "kind", "imputed", "log", "center", "scale");
        double? imputed = json.Has("imputed") ? json.Number("imputed") : null;
        bool log = json.Flag("log");
        if (imputed is not null && dropsMissing)
        {
            throw json.Unexpected("imputed", "nothing where rows with missing values are left out", "a number");
        }

        if (log && imputed <= -1)
        {
            throw json.Unexpected("imputed", "a number above -1, of which log(1 + x) is taken", FormattableString.Invariant($"{imputed}"));
        }

        double scale = json.Number("scale");
        return scale > 0
            ? new NumberEncoder(column, dropsMissing, imputed, log, json.Number("center"), scale)
            : throw json.Unexpected("scale", "a number above 0", FormattableString.Invariant($"{scale}"));
    }
}
