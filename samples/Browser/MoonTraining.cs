using NetGen;

namespace Browser;

/// <summary>A network that learns the two moons, some epochs at a time.</summary>
internal sealed class MoonTraining(int seed, double learningRate)
{
    private readonly MoonNetwork _network = new(seed);
    private readonly Dataset _test = TwoMoons.Create(100, seed: 2);
    private readonly TrainingOptions _options = new()
    {
        Epochs = 2,
        BatchSize = 20,
        Optimizer = new Adam(learningRate),
        State = new TrainingState(),
    };

    /// <summary>What the network is trained on.</summary>
    public Dataset Points { get; } = TwoMoons.Create(200, seed: 1);

    public int Epochs => _options.State!.Epochs;

    /// <summary>The share of points the network gets right that it was not trained on.</summary>
    public double Accuracy => Classification.Evaluate(_network, _test).Accuracy;

    /// <summary>Goes on with the training; the loss of the last epoch.</summary>
    public double Train() => _network.Fit(Points, _options).Losses[^1];

    /// <summary>The probability of the lower moon, 0 to 255, in the middle of each cell of a grid over a rectangle, by row from the top.</summary>
    public byte[] Boundary(double left, double top, double width, double height, int columns, int rows)
    {
        float[] inputs = new float[2 * columns * rows];
        for (int cell = 0; cell < columns * rows; cell++)
        {
            inputs[2 * cell] = (float)(left + (width * ((cell % columns) + 0.5) / columns));
            inputs[(2 * cell) + 1] = (float)(top - (height * ((cell / columns) + 0.5) / rows));
        }

        float[] outputs = new float[columns * rows];
        _network.Predict(inputs, outputs);
        return Array.ConvertAll(outputs, probability => (byte)(255 * probability));
    }

    public double[] Tensor(string name) => _network.ReadNumbers(name);
}
