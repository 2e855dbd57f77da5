using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen;

/// <summary>A preprocessing as JSON, one object: <c>format</c>, <c>version</c>, <c>features</c> and <c>targets</c>.</summary>
internal static class PreprocessingFile
{
    private const string Format = "netgen-preprocessing";
    private const int Version = 1;
    private const string UnnamedFile = "preprocessing";

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

    private static Preprocessing Load(Stream stream, string source) => JsonFile.Read(stream, source, json => Read(json, source));

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
