using System.Diagnostics;
using NetGen;

namespace Digits;

/// <summary>One split of the data: trained on three quarters, judged on the quarter held out.</summary>
/// <param name="Test">The quarter held out, as the network takes it.</param>
/// <param name="Report">How it did there.</param>
/// <param name="Elapsed">How long the training took.</param>
internal sealed record DigitRun(Dataset Test, ClassificationReport Report, TimeSpan Elapsed)
{
    private const int Pixels = 64;
    private const double Brightest = 16;

    public static DigitRun Train<TNetwork>(Dataset data, int seed, int epochs)
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
    {
        (Dataset train, Dataset test) = data.Split(0.75, seed, stratify: true);

        // The range of a pixel is known, so nothing is learnt from the data. The quarter held out is not moved: only training takes more images.
        var scaler = new MinMaxScaler(new double[Pixels], [.. Enumerable.Repeat(Brightest, Pixels)]);
        (train, test) = (scaler.Transform(ShiftedImages.Add(train)), scaler.Transform(test));
        TNetwork network = TNetwork.Create(seed);
        History history = Trainer.Fit<TNetwork, float>(network, train, new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = 64,
            Optimizer = new AdamW(0.005),
            Schedule = new CosineSchedule(epochs),
            Seed = seed,
            Callbacks = [new ConsoleProgress(transient: true)],
        });
        return new DigitRun(test, Classification.Evaluate(network, test), history.Elapsed);
    }
}
