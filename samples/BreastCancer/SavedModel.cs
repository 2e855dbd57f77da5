using System.Text.Json;
using NetGen;

namespace BreastCancer;

/// <summary>A trained classifier on disk: the network as safetensors, which PyTorch reads too, and the scaler's numbers and feature names as JSON
/// beside it.</summary>
internal static class SavedModel
{
    private static string NetworkPath(string folder) => Path.Combine(folder, "tumor.safetensors");

    private static string ScalerPath(string folder) => Path.Combine(folder, "tumor.scaler.json");

    public static string[] Files(string folder) => [NetworkPath(folder), ScalerPath(folder)];

    public static void Save(TrainedClassifier classifier, string folder)
    {
        classifier.Network.Save(NetworkPath(folder));
        var numbers = new ScalerNumbers([.. classifier.Scaler.Means], [.. classifier.Scaler.Deviations], [.. classifier.Scaler.FeatureNames]);
        File.WriteAllText(ScalerPath(folder), JsonSerializer.Serialize(numbers));
    }

    public static TrainedClassifier Load(string folder)
    {
        ScalerNumbers numbers = JsonSerializer.Deserialize<ScalerNumbers>(File.ReadAllText(ScalerPath(folder)))!;
        var scaler = new StandardScaler(numbers.Means, numbers.Deviations, numbers.FeatureNames);
        return new TrainedClassifier(TumorClassifier.Load(NetworkPath(folder)), scaler);
    }

    // A file without names, as an older version wrote it, gives a scaler that compares none.
    private sealed record ScalerNumbers(double[] Means, double[] Deviations, string[]? FeatureNames = null);
}
