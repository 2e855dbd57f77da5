using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>What a safetensors file's header says, checked against itself: every number, and that the tensors cover the data without a gap or an
/// overlap.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataName = "__metadata__";

    /// <summary>The limit of the reference implementation, in bytes.</summary>
    public const int LongestHeader = 100_000_000;

    private readonly string _source;
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<SafetensorsEntry> _entries = [];

    private SafetensorsHeader(string source) => _source = source;

    /// <summary>The texts under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>The tensors in the order of their data.</summary>
    public ImmutableArray<SafetensorsEntry> Entries { get; private set; }

    /// <summary>The bytes all tensors take together.</summary>
    public long DataLength { get; private set; }

    /// <exception cref="SafetensorsException">Anything the header should not be.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        var header = new SafetensorsHeader(source);
        if (json.IsEmpty || json[0] != '{')
        {
            throw header.Refuse("the header must begin with '{'");
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            header.ReadObject(ref reader);
        }
        catch (JsonException exception)
        {
            throw new SafetensorsException(source, $"the header is not JSON: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // What Utf8JsonReader throws for a string that is no Unicode.
            throw new SafetensorsException(source, "the header holds a text that is not Unicode.", exception);
        }

        header._entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        header.DataLength = SafetensorsLayout.CheckCoverage(header._entries, source);
        header.Entries = [.. header._entries];
        return header;
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!_names.Add(name))
            {
                throw Refuse($"the name '{name}' occurs twice");
            }

            reader.Read();
            if (name == MetadataName && reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Refuse($"'{name}' must be a JSON object");
            }

            if (name == MetadataName)
            {
                ReadMetadata(ref reader);
            }
            else
            {
                _entries.Add(ReadEntry(ref reader, name));
            }
        }

        // Meets whatever follows the closing brace: spaces are padding, anything else is refused by the reader.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                throw Refuse($"'{key}' in '{MetadataName}' must be a text");
            }

            if (!_metadata.TryAdd(key, reader.GetString()!))
            {
                throw Refuse($"'{key}' in '{MetadataName}' occurs twice");
            }
        }
    }

    private SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string? dtype = null;
        ImmutableArray<long>? shape = null;
        ImmutableArray<long>? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            switch (property)
            {
                case "dtype" when dtype is null:
                    dtype = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw RefuseTensor(name, "its dtype must be a text");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, property);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name, property);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw RefuseTensor(name, $"'{property}' occurs twice");
                default:
                    throw RefuseTensor(name, $"'{property}' is not a property of a tensor");
            }
        }

        if (dtype is null || shape is null || offsets is null)
        {
            throw RefuseTensor(name, $"'{(dtype is null ? "dtype" : shape is null ? "shape" : "data_offsets")}' is missing");
        }

        if (offsets.Value.Length != 2 || offsets.Value[0] > offsets.Value[1])
        {
            throw RefuseTensor(name, $"its data_offsets must be a beginning and an end, but are [{string.Join(", ", offsets.Value)}]");
        }

        var entry = new SafetensorsEntry(name, dtype, shape.Value, offsets.Value[0], offsets.Value[1]);
        SafetensorsLayout.CheckLength(entry, _source);
        return entry;
    }

    private ImmutableArray<long> ReadNumbers(ref Utf8JsonReader reader, string name, string property)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw RefuseTensor(name, $"its {property} must be an array of whole numbers");
        }

        ImmutableArray<long>.Builder numbers = ImmutableArray.CreateBuilder<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw RefuseTensor(name, $"its {property} must be whole numbers from 0 to {long.MaxValue}");
            }

            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    private SafetensorsException Refuse(string problem) => new(_source, problem + ".");

    private SafetensorsException RefuseTensor(string name, string problem) => SafetensorsException.Tensor(_source, name, problem);
}
