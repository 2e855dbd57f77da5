namespace Signals;

/// <summary>Plucked strings, by the algorithm of Karplus and Strong (1983): a delay line filled with noise, and a low-pass filter in its loop.</summary>
internal static class Guitar
{
    public const int SampleRate = 48_000;

    /// <summary>The strings of a guitar and some frets, in hertz.</summary>
    private static readonly double[] Notes = [82.4, 110.0, 146.8, 196.0, 246.9, 329.6, 123.5, 164.8, 220.0, 293.7];

    /// <summary>One note or chord after the other.</summary>
    /// <param name="seconds">The length.</param>
    /// <param name="seed">Same seed, same music.</param>
    /// <returns>Samples between −1 and 1.</returns>
    public static float[] Play(double seconds, int seed)
    {
        var random = new Random(seed);
        float[] signal = new float[(int)(seconds * SampleRate)];
        for (int start = 0; start < signal.Length; start += SampleRate / 4)
        {
            for (int strings = random.Next(1, 4); strings > 0; strings--)
            {
                Pluck(signal.AsSpan(start), Notes[random.Next(Notes.Length)], strength: 0.15 + (0.35 * random.NextDouble()), random);
            }
        }

        for (int i = 0; i < signal.Length; i++)
        {
            signal[i] = Math.Clamp(signal[i], -1f, 1f);
        }

        return signal;
    }

    private static void Pluck(Span<float> signal, double frequency, double strength, Random random)
    {
        double[] line = new double[(int)(SampleRate / frequency)];
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = strength * ((2 * random.NextDouble()) - 1);
        }

        for (int i = 0; i < signal.Length; i++)
        {
            int place = i % line.Length;
            signal[i] += (float)line[place];
            line[place] = 0.498 * (line[place] + line[(place + 1) % line.Length]);
        }
    }
}
