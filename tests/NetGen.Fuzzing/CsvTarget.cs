using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Fuzzing;

/// <summary>CSV to a dataset. The input's first byte chooses the options, from 128 on with the second; the rest is the file.</summary>
internal sealed class CsvTarget : FuzzTarget
{
    private static readonly char[] Delimiters = [',', ';', '\t', ' '];
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public override byte[][] Dictionary { get; } = Array.ConvertAll(
        new[]
        {
            ",", ";", "\t", " ", "\"", "\"\"", "\n", "\r\n", "\r", "y", "a,y\n", "1", "-1.5e-3", "1e999", "NaN", "Infinity", "-0", ".", "\uFEFF", "\u00e9",
            "\ud83d\ude00", "\0", "1,2\n", "|", "1,5", "x,x,y\n", "NA",
        },
        Encoding.UTF8.GetBytes);

    // The reader's buffers: 64 KB of bytes, 64 KB of chars, 64 KB for the record at hand, 128 KB to find a delimiter in; twice.
    public override long ConstantBytes => 1 << 20;

    // A field of two bytes becomes a double in a list that doubles, then in an array; a record's buffer doubles too. An empty name of one byte
    // becomes a field, a numbered name of 60 bytes, and an entry of a set. A file that is imputed is read twice.
    public override long BytesPerByte => 512;

    public override bool Run(byte[] input)
    {
        int choice = input.Length > 0 ? input[0] : 0;
        bool more = choice >= 128 && input.Length > 1;
        CsvOptions options = Options(choice, more ? input[1] : 0);
        int begin = Math.Min(more ? 2 : 1, input.Length);
        byte[] text = input[begin..];
        try
        {
            Dataset data = Read(text, choice, options);
            Check(data);
            if (!data.ImputedValues.IsEmpty && !IsSame(data, Read(text, choice, options with { FittedTo = data })))
            {
                throw new FuzzException("The file is another one when it is read with the values it gave.");
            }

            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
    }

    private static Dataset Read(byte[] text, int choice, CsvOptions options)
    {
        using var file = new MemoryStream(text);
        return ((choice >> 4) & 7) switch
        {
            0 => Dataset.FromCsv(file, 0, options),
            1 when options.HasHeader => Dataset.FromCsv(file, "y", options),
            2 => Dataset.FromCsv(file, [new Index(0), new Index(1)], options),
            3 => Dataset.FromCsv(new StreamReader(file, Encoding.Latin1), ^1, options),
            4 => Dataset.FromCsv(file, ^1, options, classes: ["a", "b", "1"]),
            _ => Dataset.FromCsv(file, ^1, options),
        };
    }

    private static bool IsSame(Dataset data, Dataset other) =>
        data.AllFeatures.SequenceEqual(other.AllFeatures)
        && data.AllTargets.SequenceEqual(other.AllTargets)
        && data.ImputedValues.SequenceEqual(other.ImputedValues);

    private static CsvOptions Options(int choice, int more)
    {
        bool header = (choice & 1) == 0;
        bool detect = (more & 1) != 0;
        return new CsvOptions
        {
            HasHeader = header,
            TargetIsLabel = (choice & 2) != 0,
            Delimiter = detect ? ',' : Delimiters[(choice >> 2) & 3],
            DetectDelimiter = detect,
            Culture = (more & 2) != 0 ? DecimalComma : CultureInfo.InvariantCulture,
            NumberNames = header && (more & 4) != 0,
            MissingValues = (MissingValues)(((more >> 3) & 7) % 5),
            MissingMarkers = (more & 64) != 0 ? ["NA", "1"] : [],
            DropRowsWithoutTarget = (more & 128) != 0,
        };
    }

    private static void Check(Dataset data)
    {
        bool fits = data.Count > 0
            && data.AllFeatures.Length == data.Count * data.FeatureCount
            && data.AllTargets.Length == data.Count * data.TargetCount
            && data.AllFeatures.ToArray().All(double.IsFinite)
            && data.ImputedValues.All(double.IsFinite)
            && data.AllTargets.ToArray().All(double.IsFinite)
            && (data.Classes.IsEmpty || data.AllTargets.ToArray().All(target => target >= 0 && target < data.Classes.Length));
        if (!fits)
        {
            throw new FuzzException("A dataset came of it that does not hold together.");
        }
    }
}
