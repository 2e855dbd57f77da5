using System;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Fuzzing;

/// <summary>A preprocessing's JSON file. What is accepted is saved and read again, and makes the features of rows.</summary>
internal sealed class PreprocessingTarget : FuzzTarget
{
    private static readonly RawValue[] Values = ["a", 1, RawValue.Missing, "-0.5", double.PositiveInfinity, 1e300, "\ud83d\ude00"];

    public override byte[][] Dictionary { get; } = Array.ConvertAll(
        new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", " ", "\n", "0", "1", "-1", "1e999", "1e-320", "null", "true", "false",
            "\"\"", "\"a\"", "\"1\"",
            "\"format\":\"netgen-preprocessing\",", "\"version\":1,", "\"features\":[", "\"targets\":{", "\"columns\":[\"y\"]",
            "\"classes\":[\"a\",\"b\"]", "\"column\":\"x\",",
            "\"dropsMissing\":false,", "\"dropsMissing\":true,", "\"kind\":\"number\",", "\"kind\":\"category\",", "\"imputed\":0,",
            "\"imputed\":\"a\",", "\"log\":true,", "\"log\":false,",
            "\"center\":0,", "\"scale\":1", "\"encoding\":\"oneHot\",", "\"encoding\":\"index\",", "\"unseen\":\"error\",",
            "\"unseen\":\"bucket\",", "\"unseen\":\"zeros\",",
            "\"missingIsCategory\":false,", "\"missingIsCategory\":true,", "\"vocabulary\":[\"a\",\"b\"]",
        },
        Encoding.UTF8.GetBytes);

    // The file's bytes in blocks of 64 KB, and the writer's buffers; twice.
    public override long ConstantBytes => 1 << 20;

    // A category of four bytes becomes a feature's name of up to 1,000 characters of the column's name, twice: the file is saved and read again.
    public override long BytesPerByte => 2048;

    public override bool Run(byte[] input)
    {
        Preprocessing read;
        try
        {
            read = Load(input);
        }
        catch (DataFormatException)
        {
            return false;
        }

        byte[] saved = Save(read);
        if (!saved.AsSpan().SequenceEqual(Save(Load(saved))) || read.FeatureNames.Distinct(StringComparer.Ordinal).Count() != read.FeatureCount)
        {
            throw new FuzzException("The preprocessing read is not the one saved again.");
        }

        float[] features = new float[read.FeatureCount];
        foreach (RawValue value in Values)
        {
            try
            {
                read.Transform([.. Enumerable.Repeat(value, read.Columns.Length)], features);
                if (!features.All(float.IsFinite))
                {
                    throw new FuzzException("A feature is not finite.");
                }
            }
            catch (ArgumentException)
            {
            }
        }

        return true;
    }

    private static Preprocessing Load(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return Preprocessing.Load(file);
    }

    private static byte[] Save(Preprocessing preprocessing)
    {
        using var file = new MemoryStream();
        preprocessing.Save(file);
        return file.ToArray();
    }
}
