namespace NetGen.Benchmarks.Fitting;

/// <summary>The same rows twice: as a dataset, and gathered into batches of floats beforehand.</summary>
internal sealed class FitData
{
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int _inputSize;
    private readonly int _targetSize;

    public FitData(NetworkInfo network, int rows)
    {
        (_inputSize, _targetSize) = (network.InputSize, network.OutputSize);
        var random = new Random(1);
        double[] features = new double[rows * _inputSize];
        double[] targets = new double[rows * _targetSize];
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = random.NextDouble();
        }

        for (int row = 0; row < rows; row++)
        {
            targets[(row * _targetSize) + random.Next(_targetSize)] = 1;
        }

        Rows = rows;
        Dataset = new Dataset(features, _inputSize, targets, _targetSize);
        Dataset shuffled = Dataset.Shuffle(seed: 1);
        _inputs = [.. Singles(shuffled.AllFeatures)];
        _targets = [.. Singles(shuffled.AllTargets)];
    }

    public int Rows { get; }

    public Dataset Dataset { get; }

    /// <summary><c>[count][inputs]</c>.</summary>
    public ReadOnlySpan<float> Inputs(int first, int count) => _inputs.AsSpan(first * _inputSize, count * _inputSize);

    /// <summary><c>[count][targets]</c>.</summary>
    public ReadOnlySpan<float> Targets(int first, int count) => _targets.AsSpan(first * _targetSize, count * _targetSize);

    private static float[] Singles(ReadOnlySpan<double> values)
    {
        float[] singles = new float[values.Length];
        for (int i = 0; i < singles.Length; i++)
        {
            singles[i] = (float)values[i];
        }

        return singles;
    }
}
