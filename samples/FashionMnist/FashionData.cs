using NetGen;

namespace FashionMnist;

/// <summary>Fashion-MNIST: images to learn from and images to be judged on.</summary>
/// <param name="Train">Pixels between 0 and 1, and one target for each class.</param>
/// <param name="Test">The same of the test images.</param>
/// <param name="Source">Where they come from, for the reader of the report.</param>
internal sealed record FashionData(Dataset Train, Dataset Test, string Source)
{
    public const int Side = 28;

    /// <summary>Where Debian's package dataset-fashion-mnist installs the whole data set.</summary>
    private const string Installed = "/usr/share/datasets/fashion-mnist";

    private const int WholeCount = 60_000;

    private static readonly string[] Classes =
        ["T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"];

    /// <summary>Whether these are all images, not the copy that comes with the sample.</summary>
    public bool IsWhole => Train.Count >= WholeCount;

    /// <summary>Reads the four files of a folder; by default all images where they are installed, else the sample's own 2,000.</summary>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static FashionData Read(string? folder)
    {
        string own = Path.Combine(AppContext.BaseDirectory, "data");
        folder ??= Directory.Exists(Installed) ? Installed : own;
        string source = folder == own
            ? $"the copy of 2,000 images beside the program; install Debian's dataset-fashion-mnist, or name a folder with --data, for all 70,000"
            : folder;
        return new FashionData(Read(folder, "train"), Read(folder, "t10k"), source);
    }

    private static Dataset Read(string folder, string part) => Dataset.FromIdx(
        Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"),
        Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"),
        scale: 1 / 255.0,
        classes: Classes).OneHot();
}
