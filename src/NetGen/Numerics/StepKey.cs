using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>
/// What the random numbers of one training step follow from. Element e of sample s takes word e mod 4 of Philox4x32-10 at the counter
/// (e / 4, s, step, purpose) under the key (seed, stream), so neither threads nor the split of a batch nor padding matter.
/// </summary>
/// <param name="Seed">The seed of the training run.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="FirstSample">Where in the batch the samples begin that are filled.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepKey(int Seed, long Step, long FirstSample = 0)
{
    private const int WordsPerBlock = 4;
    private const int DroppedBits = 9;
    private const double Spacing = 1.0 / (1 << 23);
    private const double NormalSpacing = 1.0 / (1L << 32);

    /// <summary>The same step, for samples from another one on.</summary>
    /// <param name="sample">The first of them.</param>
    public StepKey From(nint sample) => this with { FirstSample = sample };

    /// <summary>
    /// Fills rows with numbers between 0 and 1, exclusive. A number is (k + 1/2)·2⁻²³ with the upper 23 bits k of its word, exact in single precision: the same in both.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="destination">The rows of all samples.</param>
    /// <param name="rowsPerSample">Rows of one sample.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="stream">Which of the step's streams: the layer's number.</param>
    public void FillUniform<T>(Span<T> destination, int rowsPerSample, int columns, int stride, int stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Fill(destination, rowsPerSample, columns, stride, stream, RandomPurpose.Dropout);

    /// <summary>
    /// Fills rows with standard normal numbers: the quantile, in double, of (k + 1/2)·2⁻³² with its word k, rounded to the number type.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="destination">The rows of all samples.</param>
    /// <param name="rowsPerSample">Rows of one sample.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="stream">Which of the step's streams: the layer's number.</param>
    public void FillNormal<T>(Span<T> destination, int rowsPerSample, int columns, int stride, int stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Fill(destination, rowsPerSample, columns, stride, stream, RandomPurpose.Noise);

    private void Fill<T>(Span<T> destination, int rowsPerSample, int columns, int stride, int stream, RandomPurpose purpose)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var philox = new Philox(unchecked((uint)Seed), unchecked((uint)stream));
        int samples = destination.Length / (rowsPerSample * stride);
        for (int sample = 0; sample < samples; sample++)
        {
            Span<T> rows = destination.Slice(sample * rowsPerSample * stride, rowsPerSample * stride);
            int count = rowsPerSample * columns;
            for (int first = 0; first < count; first += WordsPerBlock)
            {
                (uint x0, uint x1, uint x2, uint x3) = philox.Generate(
                    (uint)(first / WordsPerBlock), unchecked((uint)(FirstSample + sample)), unchecked((uint)Step), (uint)purpose);
                ReadOnlySpan<uint> words = [x0, x1, x2, x3];
                for (int i = 0; i < WordsPerBlock && first + i < count; i++)
                {
                    int element = first + i;
                    rows[(element / columns * stride) + (element % columns)] = T.CreateTruncating(Number(words[i], purpose));
                }
            }
        }
    }

    private static double Number(uint word, RandomPurpose purpose) => purpose == RandomPurpose.Noise
        ? NormalDistribution.Quantile((word + 0.5) * NormalSpacing)
        : ((word >> DroppedBits) + 0.5) * Spacing;
}
