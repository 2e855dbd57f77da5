namespace Signals;

/// <summary>
/// What is to be learnt: a stage that distorts, with memory. The supply sags while it is loud, so that the gain depends on the last milliseconds;
/// the curve is not symmetric; a filter rounds the result.
/// </summary>
internal sealed class Amplifier
{
    private const double Drive = 6;
    private const double Sag = 3;
    private const double Bias = 0.25;

    /// <summary>One-pole filters: exp(−1 / (time · sample rate)).</summary>
    private static readonly double Slow = Math.Exp(-1 / (0.002 * Guitar.SampleRate));
    private static readonly double Tone = Math.Exp(-2 * Math.PI * 4_000 / Guitar.SampleRate);

    private double _loudness;
    private double _output;

    /// <summary>The signal as it comes out of the loudspeaker.</summary>
    public static float[] Process(ReadOnlySpan<float> signal)
    {
        var amplifier = new Amplifier();
        float[] processed = new float[signal.Length];
        for (int i = 0; i < signal.Length; i++)
        {
            processed[i] = (float)amplifier.Next(signal[i]);
        }

        return processed;
    }

    private double Next(double input)
    {
        _loudness = (Slow * _loudness) + ((1 - Slow) * Math.Abs(input));
        double driven = Math.Tanh((Drive / (1 + (Sag * _loudness)) * input) + Bias) - Math.Tanh(Bias);
        _output = (Tone * _output) + ((1 - Tone) * driven);
        return _output;
    }
}
