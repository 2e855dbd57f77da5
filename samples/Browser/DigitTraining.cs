using NetGen;

namespace Browser;

/// <summary>A network that learns the digits, one epoch at a time.</summary>
internal sealed class DigitTraining
{
    private const int Pixels = 64;
    private const double Scale = 1 / 16.0;

    private readonly Random _random = new(1);
    private readonly DigitNetwork _network;
    private readonly byte[] _images;
    private readonly byte[] _digits;
    private readonly Dataset _test;
    private readonly TrainingOptions _options = new()
    {
        Epochs = 1,
        BatchSize = 32,
        Optimizer = new AdamW(0.005),
        State = new TrainingState(),
    };

    /// <param name="seed">Decides the network's first weights.</param>
    public DigitTraining(int seed)
    {
        byte[][] images = DigitImages.Load();
        byte[][] test = [.. images.Where((_, row) => row % 4 == 3)];
        byte[][] train = [.. images.Where((_, row) => row % 4 != 3)];
        _images = PixelsOf(train);
        _digits = DigitsOf(train);
        _test = Dataset.From(PixelsOf(test), Pixels, DigitsOf(test), scale: Scale).OneHot(10);
        _network = new DigitNetwork(seed);
    }

    public int Epochs => _options.State!.Epochs;

    /// <summary>The share of images the network gets right that it was not trained on.</summary>
    public double Accuracy => Classification.Evaluate(_network, _test).Accuracy;

    /// <summary>Goes on with the training by an epoch; its loss.</summary>
    public double Train()
    {
        // Every epoch has other images of the same digits, so that the network learns what they have in common.
        Dataset images = Dataset.From(Distortion.Apply(_images, _random), Pixels, _digits, scale: Scale).OneHot(10);
        return _network.Fit(images, _options).Losses[^1];
    }

    /// <summary>The probabilities of the ten digits.</summary>
    public double[] Recognize(float[] pixels)
    {
        float[] outputs = new float[DigitNetwork.OutputSize];
        _network.Predict(pixels, outputs);
        return Array.ConvertAll(outputs, output => (double)output);
    }

    public double[] Tensor(string name) => _network.ReadNumbers(name);

    private static byte[] PixelsOf(byte[][] images) => [.. images.SelectMany(image => image.Take(Pixels))];

    private static byte[] DigitsOf(byte[][] images) => [.. images.Select(image => image[Pixels])];
}
