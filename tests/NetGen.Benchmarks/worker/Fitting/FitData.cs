namespace NetGen.Benchmarks.Fitting;

/// <summary>The same rows as datasets, and gathered into batches of floats beforehand.</summary>
internal sealed class FitData
{
    private const double Scale = 1 / 255.0;

    private readonly byte[] _pixels;
    private readonly byte[] _classes;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int _inputSize;
    private readonly int _targetSize;

    public FitData(NetworkInfo network, int rows)
    {
        (_inputSize, _targetSize) = (network.InputSize, network.OutputSize);
        var random = new Random(1);
        _pixels = new byte[rows * _inputSize];
        random.NextBytes(_pixels);
        _classes = [.. Enumerable.Range(0, rows).Select(_ => (byte)random.Next(_targetSize))];
        Rows = rows;
        Dataset shuffled = Make(FitStore.Double).Shuffle(seed: 1);
        _inputs = Singles(shuffled.AllFeatures);
        _targets = Singles(shuffled.AllTargets);
    }

    public int Rows { get; }

    /// <summary>The rows as a dataset that no run has used.</summary>
    public Dataset Make(FitStore store) => store switch
    {
        FitStore.Byte => Dataset.From(_pixels, _inputSize, _classes, scale: Scale).OneHot(_targetSize),
        FitStore.Single => Dataset.From(Singles(Doubles()), _inputSize, Singles(Make(FitStore.Double).AllTargets), _targetSize),
        _ => Dataset.From(Doubles(), _inputSize, Array.ConvertAll(_classes, c => (double)c)).OneHot(_targetSize),
    };

    /// <summary><c>[count][inputs]</c>.</summary>
    public ReadOnlySpan<float> Inputs(int first, int count) => _inputs.AsSpan(first * _inputSize, count * _inputSize);

    /// <summary><c>[count][targets]</c>.</summary>
    public ReadOnlySpan<float> Targets(int first, int count) => _targets.AsSpan(first * _targetSize, count * _targetSize);

    private double[] Doubles() => Array.ConvertAll(_pixels, pixel => pixel * Scale);

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
