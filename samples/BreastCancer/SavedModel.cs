using NetGen;

namespace BreastCancer;

/// <summary>A trained classifier on disk: the network as safetensors, which PyTorch reads too, and beside it the preprocessing as JSON.</summary>
internal static class SavedModel
{
    private static string NetworkPath(string folder) => Path.Combine(folder, "tumor.safetensors");

    private static string PreprocessingPath(string folder) => Path.Combine(folder, "tumor.preprocessing.json");

    public static string[] Files(string folder) => [NetworkPath(folder), PreprocessingPath(folder)];

    public static void Save(TrainedClassifier classifier, string folder)
    {
        classifier.Network.Save(NetworkPath(folder));
        classifier.Preprocessing.Save(PreprocessingPath(folder));
    }

    public static TrainedClassifier Load(string folder) =>
        new(TumorClassifier.Load(NetworkPath(folder)), Preprocessing.Load(PreprocessingPath(folder)));
}
