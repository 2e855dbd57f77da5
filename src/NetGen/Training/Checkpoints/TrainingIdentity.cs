using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>What a run that goes on from a checkpoint must have in common with the run that wrote it, or the bits would differ.</summary>
internal static class TrainingIdentity
{
    /// <summary>The name of what says that a file is a checkpoint.</summary>
    public const string Format = "format";

    private const int LongestList = 500;

    public static void TransferNetwork(StateArchive archive, NetworkInfo network)
    {
        archive.Expect(Format, "NetGen training 2");
        archive.Expect("network", network.Name);
    }

    public static void TransferData(StateArchive archive, Dataset data, Dataset? validation, TrainingOptions options)
    {
        archive.Expect("number_of_rows", Text(data.Count));
        archive.Expect("number_of_features", Text(data.FeatureCount));
        archive.Expect("number_of_targets", Text(data.TargetCount));
        archive.Expect("data_fingerprint", data.Fingerprint);
        archive.Expect("feature_names", Names(data.FeatureNames));
        archive.Expect("target_names", Names(data.TargetNames));
        archive.Expect("class_list", Names(data.Classes));
        archive.Expect("validation_fingerprint", validation is null ? "none" : validation.Fingerprint);
        archive.Expect("weights", Weights(options.SampleWeights) + Weights(options.ClassWeights));
    }

    public static void TransferOptions(StateArchive archive, TrainingOptions options)
    {
        archive.Expect("batch_size", Text(options.BatchSize));
        archive.Expect("accumulation_steps", Text(options.AccumulationSteps));
        archive.Expect("shuffle", options.CarryState ? "carried state" : options.Shuffle ? "true" : "false");
        archive.Expect("seed", Text(options.Seed));
        archive.Expect("optimizer", options.Optimizer.Describe());
        archive.Expect("gradient_adjustment", FormattableString.Invariant(
            $"L1 {options.L1}, ClipValue {options.ClipValue}, ClipNorm {options.ClipNorm}, DecayBiasesAndNorms {options.DecayBiasesAndNorms}"));
        archive.Expect("schedule", options.Schedule?.Describe() ?? "none");
        archive.Expect("label_smoothing", options.LabelSmoothing.ToString("R", CultureInfo.InvariantCulture));
        archive.Expect("positive_weights", options.PositiveWeights is { } weights ? Fingerprint.Of([.. weights]) : "none");
    }

    // An apostrophe within a name is doubled, so that no two lists have one text; of many names, the first and a fingerprint of all.
    private static string Names(ImmutableArray<string> names)
    {
        string text = string.Join(", ", Array.ConvertAll([.. names], name => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'"));
        return names.IsEmpty ? "none"
            : text.Length <= LongestList ? text
            : $"{ClassList.Describe(names)} (fingerprint {Fingerprint.Of(Array.ConvertAll(text.ToCharArray(), letter => (double)letter))})";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Weights(IReadOnlyList<double>? weights) => weights is null ? "none " : Fingerprint.Of([.. weights]) + " ";
}
