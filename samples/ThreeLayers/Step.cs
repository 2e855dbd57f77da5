using NetGen;

namespace ThreeLayers;

/// <summary>The same step by the generated code: every number here comes out of the network's own members.</summary>
internal sealed class Step
{
    private readonly SmallNetwork _network = Start.CreateNetwork();

    public Step()
    {
        (double[] x, double[] y) = (Start.X.Values, Start.Y.Values);
        Outputs = new Matrix(Start.X.Rows, 1, new double[Start.X.Rows]);
        _network.Predict(x, Outputs.Values);
        Cost = _network.Evaluate(x, y);

        Gradients<double> gradients = _network.CreateGradients();
        _network.ComputeGradients(x, y, gradients);
        WeightGradients = Read(Start.Weights, "weight", gradients.ReadTensor);
        BiasGradients = Read(Start.Biases, "bias", gradients.ReadTensor);

        // One epoch of one batch of all rows is one step.
        Dataset data = Dataset.From(Enumerable.Range(0, Start.X.Rows), row => x[(row * 4)..((row + 1) * 4)], row => y[row]);
        _network.Fit(data, new TrainingOptions { Epochs = 1, BatchSize = 0, Optimizer = new Sgd(Start.LearningRate) });
        NewWeights = Read(Start.Weights, "weight", _network.ReadTensor);
        NewBiases = Read(Start.Biases, "bias", _network.ReadTensor);
        NewCost = _network.Evaluate(x, y);
    }

    private delegate void ReadTensor(string name, Span<double> destination);

    public Matrix Outputs { get; }

    public double Cost { get; }

    public Matrix[] WeightGradients { get; }

    public Matrix[] BiasGradients { get; }

    public Matrix[] NewWeights { get; }

    public Matrix[] NewBiases { get; }

    public double NewCost { get; }

    private static Matrix[] Read(Matrix[] shapes, string tensor, ReadTensor read) =>
    [
        .. shapes.Select((shape, i) =>
        {
            var values = new double[shape.Values.Length];
            read($"dense{i + 1}.{tensor}", values);
            return new Matrix(shape.Rows, shape.Columns, values);
        }),
    ];
}
