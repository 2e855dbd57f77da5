using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>Makes a row's targets: numbers, or of one column of labels their indices.</summary>
internal sealed class TargetEncoder
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;

    /// <param name="columns">The columns' names, at least one.</param>
    /// <param name="dropsMissing">Whether rows are left out where a target is missing.</param>
    /// <param name="classes">The labels in the order of their numbers, with one column; empty for numbers.</param>
    public TargetEncoder(ImmutableArray<string> columns, bool dropsMissing, ImmutableArray<string> classes)
    {
        (Columns, DropsMissing, Classes) = (columns, dropsMissing, classes);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classes.Length; i++)
        {
            numbers.Add(classes[i], i);
        }

        _numbers = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<string> Columns { get; }

    public bool DropsMissing { get; }

    public ImmutableArray<string> Classes { get; }

    /// <returns>Null, or what was expected instead of the value.</returns>
    public string? Encode(RawCell cell, out double value)
    {
        value = 0;
        if (cell.IsMissing)
        {
            return Classes.IsEmpty ? "a target" : "a label";
        }

        if (!Classes.IsEmpty)
        {
            bool known = _numbers.TryGetValue(cell.Text(stackalloc char[RawCell.LongestNumber]), out int number);
            value = number;
            return known ? null : $"one of the classes {ClassList.Describe(Classes)}";
        }

        return !cell.TryNumber(out value) ? "a number (Label reads labels)" : double.IsFinite(value) ? null : "a finite number";
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("targets");
        WriteTexts(json, "columns", Columns);
        json.WriteBoolean("dropsMissing", DropsMissing);
        if (!Classes.IsEmpty)
        {
            WriteTexts(json, "classes", Classes);
        }

        json.WriteEndObject();
    }

    /// <exception cref="DataFormatException">A property that is missing or out of range.</exception>
    public static TargetEncoder Read(JsonFields json)
    {
        json.Allow("columns", "dropsMissing", "classes");
        ImmutableArray<string> columns = json.DistinctTexts("columns");
        ImmutableArray<string> classes = json.Has("classes") ? json.DistinctTexts("classes") : [];
        return classes.IsEmpty || columns.Length == 1
            ? new TargetEncoder(columns, json.Flag("dropsMissing"), classes)
            : throw json.Unexpected("classes", "there with one target column only", FormattableString.Invariant($"{columns.Length} columns"));
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
