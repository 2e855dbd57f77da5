using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>The names and classes of data that something was fitted to, compared with those of other data. What has no names agrees with
/// everything.</summary>
internal sealed class DatasetNames(string source, ImmutableArray<string> features, ImmutableArray<string> targets, ImmutableArray<string> classes)
{
    private const int NamesInMessage = 5;

    /// <summary>What messages call the data, such as <c>train</c>.</summary>
    public string Source { get; } = source;

    /// <summary>One name per feature, or none.</summary>
    public ImmutableArray<string> Features { get; } = features;

    /// <summary>One name per target, or none.</summary>
    public ImmutableArray<string> Targets { get; } = targets;

    /// <summary>The labels in the order of their numbers, or none.</summary>
    public ImmutableArray<string> Classes { get; } = classes;

    public static DatasetNames Of(Dataset data, string source) => new(source, data.FeatureNames, data.TargetNames, data.Classes);

    /// <summary>Brings data that is to be evaluated into this numbering of the classes.</summary>
    /// <param name="data">The data.</param>
    /// <param name="argument">What the caller calls it.</param>
    /// <returns>The data itself, or where its class list differs a copy with the targets renumbered.</returns>
    /// <exception cref="ArgumentException">Other features or targets, the same in another order, or a row of an unknown class.</exception>
    public Dataset Match(Dataset data, string argument)
    {
        RequireFeatures(data.FeatureNames, argument);
        if (!Classes.IsEmpty && !data.Classes.IsEmpty)
        {
            return MatchClasses(data, argument);
        }

        // One target is chosen for each file by its name or index, so there it may be called otherwise.
        if (Targets.Length > 1 && data.TargetNames.Length > 1)
        {
            Compare("target", Targets, data.TargetNames, argument, "Give the targets in the same order for each file.");
        }

        return data;
    }

    /// <summary>Brings data to train on further into this numbering of the classes, where all of its classes are known here.</summary>
    /// <returns>The data itself, or where its class list differs and has no other label a copy with the targets renumbered.</returns>
    public Dataset MatchKnownClasses(Dataset data, string argument) =>
        !data.Classes.IsEmpty && Array.TrueForAll(ClassMapping.Numbers(data.Classes, Classes), number => number >= 0)
            ? MatchClasses(data, argument)
            : data;

    /// <exception cref="ArgumentException">Other feature names, or the same in another order.</exception>
    public void RequireFeatures(ImmutableArray<string> features, string argument)
    {
        if (!Features.IsEmpty && !features.IsEmpty)
        {
            Compare("feature", Features, features, argument, "SelectFeatures puts columns into another order and leaves others out.");
        }
    }

    /// <summary>Checks data to train on further: it may have other features and classes, but what has one name must have one place.</summary>
    /// <exception cref="ArgumentException">A feature or a class that had another number.</exception>
    public void RequireSamePlaces(Dataset data, string argument)
    {
        RequireSameFeaturePlaces(data, argument);
        RequireSamePlaces("class", Classes, data.Classes, argument, ClassAdvice);
    }

    /// <exception cref="ArgumentException">A feature that had another number.</exception>
    public void RequireSameFeaturePlaces(Dataset data, string argument) =>
        RequireSamePlaces("feature", Features, data.FeatureNames, argument, "SelectFeatures puts columns into another order.");

    private static string ClassAdvice =>
        "Number the labels of all files alike: FromCsv(…, classes: […]), FromCsv(…, classesOf: train), WithClasses, or Label(…, classes: […]) in a "
        + "Preprocessing.";

    private Dataset MatchClasses(Dataset data, string argument)
    {
        return ClassList.FirstDifference(Classes, data.Classes) < 0 ? data : data.WithTable(ClassMapping.Map(data.Table, Classes, Unknown));

        ArgumentException Unknown(int row, string label) => new(
            $"{argument}, row {row}: {Source} has no class {DataFormatException.Quote(label)}; its classes are {ClassList.Describe(Classes)}. "
                + $"{ClassAdvice}", argument);
    }

    private void RequireSamePlaces(string kind, ImmutableArray<string> known, ImmutableArray<string> names, string argument, string advice)
    {
        int[] places = ClassMapping.Numbers(names, known);
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0 && places[i] != i)
            {
                throw new ArgumentException(
                    $"The {kind} {DataFormatException.Quote(names[i])} is number {i} of {argument}, but was number {places[i]} of {Source}. {advice} "
                    + "To start anew, make a new network.", argument);
            }
        }
    }

    private void Compare(string kind, ImmutableArray<string> known, ImmutableArray<string> names, string argument, string advice)
    {
        if (ClassList.FirstDifference(known, names) < 0)
        {
            return;
        }

        string[] missing = Except(known, names);
        string[] added = Except(names, known);
        if (missing.Length == 0 && added.Length == 0)
        {
            int first = ClassList.FirstDifference(known, names);
            throw new ArgumentException(
                $"The {kind}s of {argument} are those of {Source} in another order: {kind} {first} is {DataFormatException.Quote(names[first])}, but "
                + $"{DataFormatException.Quote(known[first])} in {Source}. {advice}", argument);
        }

        string lacks = missing.Length > 0 ? $" it lacks {List(missing)}" : "";
        string has = added.Length > 0 ? $" it has {List(added)}, which {Source} does not have" : "";
        string comma = lacks.Length > 0 && has.Length > 0 ? "," : "";
        throw new ArgumentException($"The {kind}s of {argument} are not those of {Source}:{lacks}{comma}{has}. {advice}", argument);
    }

    // No LINQ and no range of an array of strings: they would bring the type loader into every Native AOT program, some 250 KB.
    private static string[] Except(ImmutableArray<string> names, ImmutableArray<string> others)
    {
        int[] places = ClassMapping.Numbers(names, others);
        var rest = new List<string>();
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
            {
                rest.Add(names[i]);
            }
        }

        return [.. rest];
    }

    private static string List(string[] names) =>
        string.Join(", ", Array.ConvertAll(names, name => DataFormatException.Quote(name)), 0, Math.Min(NamesInMessage, names.Length))
        + (names.Length > NamesInMessage ? $" and {names.Length - NamesInMessage} more" : "");
}
