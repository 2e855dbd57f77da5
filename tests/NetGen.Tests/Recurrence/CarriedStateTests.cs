using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using System.Threading;
using NetGen.Tests.Networks;
using NetGen.Tests.Training;
using Xunit;

namespace NetGen.Tests.Recurrence;

/// <summary>Truncated backpropagation through time: a batch goes on with the state that the batch before has left.</summary>
public sealed class CarriedStateTests
{
    private const int Rows = 3;
    private const int Windows = 5;

    private static readonly Dictionary<string, Run> Runs = JsonSerializer.Deserialize<Dictionary<string, Run>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recurrence", "carried.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void WindowsArePyTorchs()
    {
        Hold<Deep, double>("deep", 1e-10);
        Hold<PlainDeep, double>("deep", 1e-10);
        Hold<SingleDeep, float>("deep", 2e-5);
        Hold<Last, double>("last", 1e-10);
        Hold<PlainSingleLast, float>("last", 2e-5);
    }

    /// <summary>The rows lie as in a file: all windows of a sequence, then the next sequence; one row is left over.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FitIsPyTorchs(bool shuffle)
    {
        Run run = Runs["deep"];
        Deep network = new(seed: 1);
        TrainedCheck.Write<Deep, double>(network, run.Parameters);
        History history = network.Fit(Data(run, leftOver: 1), Options(new Sgd(0.1, momentum: 0.5)) with { Shuffle = shuffle });
        Assert.Equal(run.Windows.Average(w => w.Loss), history.Epochs[0].Loss, 1e-12);
        TrainedCheck.HoldTensors<Deep, double>(network, run.Trained, 1e-10);
    }

    /// <summary>Each epoch begins with zeros; batches of one step go on too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void FitIsALoop(int accumulation)
    {
        Run run = Runs["deep"];
        Deep fitted = new(seed: 6);
        TrainingOptions options = Options(new Sgd(0.1)) with { Epochs = 2, AccumulationSteps = accumulation };
        fitted.Fit(Data(run, leftOver: 2), options);
        Deep looped = new(seed: 6);
        Gradients<double> gradients = looped.CreateGradients();
        OptimizerState<double> optimizer = new Sgd(0.1).CreateState<double>(gradients.Values.Length);
        double[] sum = new double[gradients.Values.Length];
        for (int epoch = 0; epoch < 2; epoch++)
        {
            gradients.State = new double[Rows * Deep.StateSize];
            for (int window = 0; window < Windows; window++)
            {
                double[] inputs = Window<double>(run.X, window, Deep.InputSize);
                looped.ComputeGradients(inputs, Window<double>(run.Y, window, Deep.OutputSize), gradients);
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += gradients.Values[i] / accumulation;
                }

                if ((window + 1) % accumulation == 0)
                {
                    optimizer.Step(Trained(looped), sum);
                    sum.AsSpan().Clear();
                }
            }
        }

        Assert.InRange(TrainedCheck.Error(TrainedCheck.Storage(fitted), TrainedCheck.Storage(looped)), 0, 1e-12);
    }

    /// <summary>A step of a loop of one's own carries it too; a batch whose loss is not finite leaves it as it was.</summary>
    [Fact]
    public void AStepCarriesIt()
    {
        Run run = Runs["deep"];
        var network = new Deep(seed: 3);
        Gradients<double> gradients = network.CreateGradients();
        OptimizerState<double> optimizer = new Sgd(0.1).CreateState<double>(gradients.Values.Length);
        (double[] computed, double[] stepped) = (new double[Rows * Deep.StateSize], new double[Rows * Deep.StateSize]);
        double[] inputs = Window<double>(run.X, 0, Deep.InputSize);
        double[] targets = Window<double>(run.Y, 0, Deep.OutputSize);
        gradients.State = computed;
        double loss = network.ComputeGradients(inputs, targets, gradients);
        gradients.State = stepped;
        Assert.Equal(loss, network.Step(inputs, targets, gradients, optimizer));
        Assert.Equal(computed, stepped);
        Assert.DoesNotContain(0, stepped);
        inputs[7] = double.NaN;
        Assert.Equal(double.NaN, network.Step(inputs, targets, gradients, optimizer));
        Assert.Equal(computed, stepped);
    }

    /// <summary>Windows one after the other are one long window, and the state is a stream's.</summary>
    [Fact]
    public void WindowsAreOneSequence()
    {
        double[] inputs = Numbers(36, seed: 5);
        double[] targets = Numbers(24, seed: 6);
        HoldSequence<Deep, LongDeep>(inputs, targets, Deep.StateSize, network => network.PredictNext);
        inputs.AsSpan(9, 6).Clear();
        inputs.AsSpan(30, 3).Clear();
        HoldSequence<Masked, LongMasked>(inputs, targets, Masked.StateSize, network => network.PredictNext);
    }

    [Fact]
    public void EachRowHasItsOwnState()
    {
        const int many = 301;
        var network = new Deep(seed: 3);
        double[] inputs = Numbers(many * Deep.InputSize, seed: 7);
        double[] targets = Numbers(many * Deep.OutputSize, seed: 8);
        double[] before = Numbers(many * Deep.StateSize, seed: 9);
        double[] together = [.. before];
        Gradients<double> gradients = network.CreateGradients();
        gradients.State = together;
        network.ComputeGradients(inputs, targets, gradients);
        for (int row = 0; row < many; row += 60)
        {
            double[] alone = before[(row * Deep.StateSize)..((row + 1) * Deep.StateSize)];
            gradients.State = alone;
            network.ComputeGradients(
                inputs.AsSpan(row * Deep.InputSize, Deep.InputSize), targets.AsSpan(row * Deep.OutputSize, Deep.OutputSize), gradients);
            Assert.InRange(TrainedCheck.Error(alone, together[(row * Deep.StateSize)..((row + 1) * Deep.StateSize)]), 0, 1e-12);
        }
    }

    [Fact]
    public void WithoutAStateEveryBatchBeginsWithZeros()
    {
        Run run = Runs["deep"];
        var network = new Deep(seed: 3);
        Gradients<double> gradients = network.CreateGradients();
        double[] inputs = run.X[..(Rows * Deep.InputSize)];
        double[] targets = run.Y[..(Rows * Deep.OutputSize)];
        double first = network.ComputeGradients(inputs, targets, gradients);
        gradients.State = Numbers(Rows * Deep.StateSize, seed: 4);
        Assert.NotEqual(first, network.ComputeGradients(inputs, targets, gradients));
        gradients.State = default;
        Assert.Equal(first, network.ComputeGradients(inputs, targets, gradients));
        Assert.Equal(first, network.Evaluate(inputs, targets), 1e-12);
    }

    /// <summary>A run that is cancelled within an epoch goes on with the state of its last batch.</summary>
    [Fact]
    public void ACancelledRunGoesOnWithItsState()
    {
        Dataset data = Data(Runs["deep"], leftOver: 0);
        Deep whole = new(seed: 2);
        whole.Fit(data, Options(new Adam()) with { Epochs = 2 });
        Deep parts = new(seed: 2);
        using var source = new CancellationTokenSource();
        TrainingOptions options = Options(new Adam()) with { State = new TrainingState() };
        var stop = new Listener { BatchEnd = training => Cancel(training, source) };
        Assert.Throws<OperationCanceledException>(() => parts.Fit(data, options with { CancellationToken = source.Token, Callbacks = [stop] }));
        string message = Assert.Throws<ArgumentException>(() => parts.Fit(data, options with { CarryState = false })).Message;
        Assert.Contains("its shuffle is carried state, here it is true", message, StringComparison.Ordinal);
        parts.Fit(data, options);
        parts.Fit(data, options);
        Assert.Equal(TrainedCheck.Storage(whole), TrainedCheck.Storage(parts));

        static void Cancel(TrainingContext training, CancellationTokenSource source)
        {
            if (training.Step == 2)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void AStateOfAnotherSizeIsRefused()
    {
        var network = new Deep(seed: 1);
        Gradients<double> gradients = network.CreateGradients();
        gradients.State = new double[Deep.StateSize];
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
        {
            network.ComputeGradients(new double[2 * Deep.InputSize], new double[2 * Deep.OutputSize], gradients);
        });
        Assert.Equal(
            "Gradients.State must have 19 numbers for each of the batch's 2 samples, 38 in all, or none, but has 19. (Parameter 'inputs')",
            exception.Message);
    }

    [Fact]
    public void ANetworkThatIsNoStreamCarriesNothing()
    {
        const string expected = "Backwards carries no state from batch to batch: that takes recurrent layers and a network that PredictNext is for, "
            + "without causal convolutions. (Parameter '";
        var network = new Backwards(seed: 1);
        Gradients<float> gradients = network.CreateGradients();
        Assert.Equal(expected + "value')", Assert.Throws<ArgumentException>(() => gradients.State = new float[10]).Message);
        gradients.State = default;
        Dataset data = new(new double[24], 12, new double[16], 8);
        Assert.Equal(
            expected + "options')", Assert.Throws<ArgumentException>(() => network.Fit(data, new TrainingOptions { CarryState = true })).Message);
    }

    private static void Hold<TSelf, T>(string name, double tolerance)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Run run = Runs[name];
        TSelf network = TSelf.Create(1);
        TrainedCheck.Write<TSelf, T>(network, run.Parameters);
        Gradients<T> gradients = network.CreateGradients();
        OptimizerState<T> optimizer = new Sgd(0.1, momentum: 0.5).CreateState<T>(gradients.Values.Length);
        var state = new T[run.Windows[0].State.Length];
        gradients.State = state;
        for (int window = 0; window < Windows; window++)
        {
            T[] inputs = Window<T>(run.X, window, TSelf.Info.InputSize);
            T loss = network.ComputeGradients(inputs, Window<T>(run.Y, window, TSelf.Info.OutputSize), gradients);
            Assert.InRange(TrainedCheck.Error([loss], [run.Windows[window].Loss]), 0, tolerance);
            Assert.InRange(TrainedCheck.Error(state, run.Windows[window].State), 0, tolerance);
            foreach ((string tensor, double[] expected) in run.Windows[window].Gradients)
            {
                var actual = new T[expected.Length];
                gradients.ReadTensor(tensor, actual);
                Assert.InRange(TrainedCheck.Error(actual, expected), 0, tolerance);
            }

            optimizer.Step(network.Parameters.Trainable, gradients.Values);
        }

        TrainedCheck.HoldTensors<TSelf, T>(network, run.Trained, tolerance);
    }

    private static void HoldSequence<TShort, TLong>(double[] inputs, double[] targets, int stateSize, Func<TShort, Step> stepOf)
        where TShort : class, ITrainableNetwork<TShort, double>
        where TLong : class, ITrainableNetwork<TLong, double>
    {
        (TShort parts, TLong whole) = (TShort.Create(4), TLong.Create(4));
        Gradients<double> gradients = parts.CreateGradients();
        double[] state = new double[stateSize];
        gradients.State = state;
        double sum = 0;
        double counted = 0;
        for (int window = 0; window < 3; window++)
        {
            ReadOnlySpan<double> x = inputs.AsSpan(window * 12, 12);
            parts.Evaluate(x, targets.AsSpan(window * 8, 8), out double steps);
            sum += parts.ComputeGradients(x, targets.AsSpan(window * 8, 8), gradients) * steps;
            counted += steps;
        }

        Assert.Equal(whole.Evaluate(inputs, targets), sum / counted, 1e-12);
        double[] stream = new double[stateSize];
        for (int step = 0; step < 12; step++)
        {
            stepOf(parts)(inputs.AsSpan(step * 3, 3), new double[2], stream);
        }

        Assert.InRange(TrainedCheck.Error(state, stream), 0, 1e-12);
    }

    private static T[] Window<T>(double[] numbers, int window, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => numbers.Skip(((row * Windows) + window) * size).Take(size)).Select(T.CreateChecked)];

    private static Dataset Data(Run run, int leftOver) => new(
        [.. run.X, .. new double[leftOver * Deep.InputSize]], Deep.InputSize, [.. run.Y, .. new double[leftOver * Deep.OutputSize]], Deep.OutputSize);

    private static TrainingOptions Options(Optimizer optimizer) =>
        new() { Epochs = 1, BatchSize = Rows, Optimizer = optimizer, CarryState = true };

    [Theory]
    [InlineData(0, 15)]
    [InlineData(99, 15)]
    [InlineData(8, 8)]
    public void OneBatchCarriesNothing(int batchSize, int size)
    {
        TrainingOptions options = Options(new Sgd()) with { BatchSize = batchSize };
        string message = Assert.Throws<ArgumentException>(() => new Deep(seed: 1).Fit(Data(Runs["deep"], leftOver: 0), options)).Message;
        Assert.Equal(
            FormattableString.Invariant($"CarryState needs two batches at least, but train has 15 rows and a batch {size}: ")
            + "with BatchSize up to 7 a state is carried. (Parameter 'options')",
            message);
    }

    private static Span<double> Trained<TSelf>(TSelf network)
        where TSelf : class, INetwork<TSelf, double> => network.Parameters.Trainable;

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    private delegate void Step(ReadOnlySpan<double> input, Span<double> output, Span<double> state);

    /// <summary>What PyTorch computed.</summary>
    private sealed record Run(
        Dictionary<string, double[]> Parameters, double[] X, double[] Y, WindowOfRun[] Windows, Dictionary<string, double[]> Trained);

    private sealed record WindowOfRun(double Loss, Dictionary<string, double[]> Gradients, double[] State);
}
