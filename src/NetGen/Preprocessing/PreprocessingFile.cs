using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen;

/// <summary>A preprocessing as JSON, one object: <c>format</c>, <c>version</c>, <c>features</c> and <c>targets</c>.</summary>
internal static class PreprocessingFile
{
    private const string Format = "netgen-preprocessing";
    private const int Version = 1;
    private const int LongestFile = 100_000_000;
    private const string UnnamedFile = "preprocessing";
    private const string Root = "the file";

    // Texts of any language stay legible; the file is no part of a web page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Save(Preprocessing preprocessing, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => Save(preprocessing, stream));
    }

    public static void Save(Preprocessing preprocessing, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteStartArray("features");
        foreach (FeatureEncoder encoder in preprocessing.Features.Encoders)
        {
            json.WriteStartObject();
            json.WriteString("column", encoder.Column);
            json.WriteBoolean("dropsMissing", encoder.DropsMissing);
            encoder.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        preprocessing.Target.Write(json);
        json.WriteEndObject();
    }

    public static Preprocessing Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Load(file, Path.GetFileName(path));
    }

    public static Preprocessing Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load(stream, UnnamedFile);
    }

    private static Preprocessing Load(Stream stream, string source)
    {
        using MemoryStream bytes = ReadAll(stream, source);
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using JsonDocument document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), options);
            return Read(new JsonFields(document.RootElement, Root, source), source);
        }
        catch (JsonException exception)
        {
            throw new DataFormatException(source, (exception.LineNumber ?? -1) + 1, null, "JSON", exception.Message.TrimEnd('.'));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for a text that is no Unicode.
            throw new DataFormatException(source, 0, null, "texts of Unicode", "an escape of half a character");
        }
    }

    // Grows as the bytes come, so that a length that is only claimed takes no memory.
    private static MemoryStream ReadAll(Stream stream, string source)
    {
        var bytes = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (bytes.Length + read > LongestFile)
            {
                throw new DataFormatException(source, 0, null, string.Create(CultureInfo.InvariantCulture, $"at most {LongestFile} bytes"), "more");
            }

            bytes.Write(block, 0, read);
        }

        return bytes;
    }

    private static Preprocessing Read(JsonFields json, string source)
    {
        if (json.Text("format") is var format && format != Format)
        {
            throw json.Unexpected("format", $"'{Format}'", DataFormatException.Quote(format));
        }

        if (json.Number("version") is var version && version != Version)
        {
            throw json.Unexpected("version", $"{Version}, the newest that this program reads", FormattableString.Invariant($"{version}"));
        }

        json.Allow("format", "version", "features", "targets");
        ImmutableArray<FeatureEncoder>.Builder encoders = ImmutableArray.CreateBuilder<FeatureEncoder>();
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonFields feature in json.Objects("features"))
        {
            string column = feature.Text("column");
            RequireOnce(columns.Add(column), column, source);
            bool dropsMissing = feature.Flag("dropsMissing");
            encoders.Add(feature.Choice("kind", [NumberEncoder.Kind, CategoryEncoder.Kind]) == 0
                ? NumberEncoder.Read(feature, column, dropsMissing)
                : CategoryEncoderReader.Read(feature, column, dropsMissing));
        }

        TargetEncoder targets = TargetEncoder.Read(json.Object("targets"));
        foreach (string column in targets.Columns)
        {
            RequireOnce(columns.Add(column), column, source);
        }

        var encoding = new FeatureEncoding(encoders.ToImmutable(), source);
        return encoding.RepeatedName() is string repeated
            ? throw new DataFormatException(source, 0, null, "features of different names", $"{DataFormatException.Quote(repeated)} twice")
            : new Preprocessing(encoding, targets);
    }

    private static void RequireOnce(bool first, string column, string source)
    {
        if (!first)
        {
            throw new DataFormatException(source, 0, null, "every column once", $"{DataFormatException.Quote(column)} twice");
        }
    }
}
