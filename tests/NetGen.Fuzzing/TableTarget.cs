using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Fuzzing;

/// <summary>CSV to raw rows, and a preprocessing fitted to them. The input's first three bytes choose the options and the columns' roles; the rest is
/// the file, whose last column is the target.</summary>
internal sealed class TableTarget : FuzzTarget
{
    // One-hot features of all rows take the square of the file.
    private const int MostRows = 16;

    private static readonly char[] Delimiters = [',', ';', '\t', ' '];
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public override byte[][] Dictionary { get; } = Array.ConvertAll(
        new[]
        {
            ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "y", "a,y\n", "1", "-1.5e-3", "1e999", "1e300", "NaN", "-0", "\uFEFF", "\u00e9",
            "\ud83d\ude00", "\0", "1,2\n", "1,5",
            "x,x,y\n", "NA", "b,0\n", ",0\n", "a=b", "Unnamed: 0", "-1",
        },
        Encoding.UTF8.GetBytes);

    // The reader's buffers, as in CsvTarget, and the writer's.
    public override long ConstantBytes => 1 << 20;

    // A field of two bytes becomes a feature's name, a dictionary's entry, and a feature of each of 16 rows, three times over.
    public override long BytesPerByte => 8192;

    public override bool Run(byte[] input)
    {
        byte[] choice = [.. input.Take(3), 0, 0, 0];
        byte[] text = input[Math.Min(3, input.Length)..];
        try
        {
            RawTable rows = Read(text, choice[0], choice[1]);
            rows = rows.Subset([.. Enumerable.Range(0, Math.Min(rows.Count, MostRows))]);
            Check(rows, Define(rows, choice[1], choice[2]).Fit(rows));
            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
        catch (ArgumentException refusal) when (refusal.Message.StartsWith("Two features are called", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static RawTable Read(byte[] text, int choice, int more)
    {
        bool header = (choice & 1) == 0;
        bool detect = (choice & 2) != 0;
        using var file = new MemoryStream(text);
        return RawTable.FromCsv(file, new CsvOptions
        {
            HasHeader = header,
            DetectDelimiter = detect,
            Delimiter = detect ? ',' : Delimiters[(choice >> 2) & 3],
            Culture = (choice & 16) != 0 ? DecimalComma : CultureInfo.InvariantCulture,
            NumberNames = header && (choice & 32) != 0,
            MissingMarkers = (choice & 64) != 0 ? ["NA", "1"] : [],
            IgnoredColumns = header && (choice & 128) != 0 && (more & 128) != 0 ? [""] : [],
        });
    }

    /// <summary>The first column by one rule, all others by another; the last is the target.</summary>
    private static PreprocessingDefinition Define(RawTable rows, int first, int others)
    {
        string target = rows.ColumnNames[^1];
        PreprocessingDefinition definition = (first & 1) != 0
            ? Preprocessing.Define().Label(target, dropMissing: true)
            : Preprocessing.Define().Target(target);
        if (rows.ColumnNames.Length > 2)
        {
            UnseenCategory unseen = (UnseenCategory)(((first >> 1) & 3) % 3);
            definition = definition.Categorical(
                [rows.ColumnNames[0]],
                (first & 8) != 0 && unseen != UnseenCategory.Zeros ? CategoryEncoding.Index : CategoryEncoding.OneHot,
                (MissingCategory)((first >> 4) & 3),
                unseen,
                (first & 64) != 0 && unseen != UnseenCategory.Error ? 2 : 1);
        }

        return (others & 1) != 0
            ? definition.Categorical(missing: (MissingCategory)((others >> 1) & 3), unseen: (UnseenCategory)(((others >> 3) & 3) % 3))
            : definition.Numeric(
                missing: (MissingValues)(((others >> 1) & 7) % 5), log: (others & 16) != 0, scaling: (Scaling)(((others >> 5) & 3) % 3));
    }

    private static void Check(RawTable rows, Preprocessing fitted)
    {
        using var file = new MemoryStream();
        fitted.Save(file);
        file.Position = 0;
        Preprocessing read = Preprocessing.Load(file);
        Dataset data = fitted.Transform(rows);
        bool fits = data.AllFeatures.Length == data.Count * fitted.FeatureCount
            && data.AllFeatures.ToArray().All(double.IsFinite)
            && data.AllTargets.ToArray().All(double.IsFinite)
            && data.AllFeatures.SequenceEqual(read.Transform(rows).AllFeatures);
        double[] features = new double[fitted.FeatureCount];
        if (fits && data.Count == rows.Count)
        {
            fitted.Transform(rows, 0, features);
            fits &= data.Features(0).SequenceEqual(features);
        }

        if (!fits)
        {
            throw new FuzzException("A dataset came of it that does not hold together, or another one of the saved preprocessing.");
        }
    }
}
