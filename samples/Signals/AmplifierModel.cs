using NetGen;

namespace Signals;

/// <summary>A recurrent network in the amplifier's place: trained on windows of the signal, run sample by sample.</summary>
[Network(Loss.MeanSquaredError)]
[Input(Window, 1)]
[Lstm(16, sequences: true)]
[Dense(1)]
public sealed partial class AmplifierModel
{
    /// <summary>Samples that the network sees in a row while it is trained.</summary>
    public const int Window = 192;

    /// <summary>Trains a network on a recording.</summary>
    /// <param name="dry">What went in.</param>
    /// <param name="wet">What came out, as long.</param>
    /// <param name="epochs">How often it hears the recording.</param>
    public static AmplifierModel Train(float[] dry, float[] wet, int epochs)
    {
        int count = dry.Length / Window * Window;
        Dataset windows = Dataset.From(dry[..count], Window, wet[..count], Window);
        var model = new AmplifierModel(seed: 4);
        model.Fit(windows, new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = 20,
            Optimizer = new Adam(0.004),
            Schedule = new CosineSchedule(epochs),
            ClipNorm = 1,
            Callbacks = [new ConsoleProgress()],
        });
        return model;
    }

    /// <summary>Runs the network on a signal of any length, sample by sample; nothing is allocated.</summary>
    public void Process(ReadOnlySpan<float> dry, Span<float> wet)
    {
        Span<float> state = stackalloc float[StateSize];
        state.Clear();
        for (int i = 0; i < dry.Length; i++)
        {
            PredictNext(dry.Slice(i, 1), wet.Slice(i, 1), state);
        }
    }
}
