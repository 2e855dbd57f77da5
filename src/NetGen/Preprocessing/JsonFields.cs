using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace NetGen;

/// <summary>The properties of one JSON object of a file, with an error that names the property for whatever they should not be.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement _element;
    private readonly string _place;
    private readonly string _source;

    /// <param name="element">The object.</param>
    /// <param name="place">What messages call it.</param>
    /// <param name="source">The file in messages.</param>
    /// <exception cref="DataFormatException">No object.</exception>
    public JsonFields(JsonElement element, string place, string source)
    {
        (_element, _place, _source) = (element, place, source);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new DataFormatException(source, 0, null, $"{place} to be a JSON object", Kind(element));
        }
    }

    /// <summary>What messages call it.</summary>
    public string Place => _place;

    /// <exception cref="DataFormatException">A property that is none of these.</exception>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                throw new DataFormatException(
                    _source, 0, null, $"the properties {string.Join(", ", names)} in {_place}", DataFormatException.Quote(property.Name));
            }
        }
    }

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public string Text(string name) => Text(name, Value(name));

    public double Number(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Unexpected(name, "a finite number", Kind(Value(name)));

    public bool Flag(string name) => Value(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected(name, "true or false", Kind(Value(name))),
    };

    /// <summary>The place of a word among those it may be.</summary>
    public int Choice(string name, string[] words) => Array.IndexOf(words, Text(name)) is int place and >= 0
        ? place
        : throw Unexpected(name, $"one of {ClassList.Describe([.. words])}", DataFormatException.Quote(Text(name)));

    /// <summary>At least one text, all different.</summary>
    public ImmutableArray<string> DistinctTexts(string name)
    {
        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement element in Items(name))
        {
            string text = Text(name, element);
            texts.Add(known.Add(text) ? text : throw Unexpected(name, "texts that are all different", $"{DataFormatException.Quote(text)} twice"));
        }

        return texts.Count > 0 ? texts.ToImmutable() : throw Unexpected(name, "at least one text", "none");
    }

    public JsonFields Object(string name) => new(Value(name), name, _source);

    /// <summary>At least one object.</summary>
    public IEnumerable<JsonFields> Objects(string name)
    {
        int i = 0;
        foreach (JsonElement element in Items(name))
        {
            yield return new JsonFields(element, string.Create(CultureInfo.InvariantCulture, $"{name}[{i++}]"), _source);
        }

        if (i == 0)
        {
            throw Unexpected(name, "at least one object", "none");
        }
    }

    /// <summary>What an array has.</summary>
    public ImmutableArray<JsonElement> Elements(string name) => [.. Items(name)];

    public DataFormatException Unexpected(string name, string expected, string found) =>
        new(_source, 0, null, $"'{name}' of {_place} to be {expected}", found);

    private JsonElement.ArrayEnumerator Items(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : throw Unexpected(name, "an array", Kind(Value(name)));

    private string Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(name, "a text", Kind(value));

    private JsonElement Value(string name) =>
        _element.TryGetProperty(name, out JsonElement value)
            ? value
            : throw new DataFormatException(_source, 0, null, $"'{name}' in {_place}", "none");

    /// <summary>What an element is, for messages.</summary>
    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => DataFormatException.Quote(element.GetString()),
        JsonValueKind.Number => DataFormatException.Quote(element.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
