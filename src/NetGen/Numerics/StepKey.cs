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
    private const int MostWords = 8 * Philox.WordsAtOnce;
    private const int DroppedBits = 9;
    private const double Spacing = 1.0 / (1 << 23);
    private const double NormalSpacing = 1.0 / (1L << 32);

    /// <summary>The same step, for samples from another one on.</summary>
    /// <param name="sample">The first of them.</param>
    public StepKey From(nint sample) => this with { FirstSample = sample };

    /// <summary>
    /// Fills rows with numbers between 0 and 1, exclusive. A number is (k + 1/2)·2⁻²³ with the upper 23 bits k of its word, exact in single
    /// precision: the same in both.
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
        Span<uint> words = stackalloc uint[MostWords];
        Span<double> probabilities = stackalloc double[MostWords];
        Span<double> quantiles = stackalloc double[MostWords];
        int samples = destination.Length / (rowsPerSample * stride);
        int count = rowsPerSample * columns;
        for (int sample = 0; sample < samples; sample++)
        {
            Span<T> rows = destination.Slice(sample * rowsPerSample * stride, rowsPerSample * stride);
            for (int first = 0; first < count; first += MostWords)
            {
                int some = Math.Min(count - first, MostWords);
                int whole = (some + Philox.WordsAtOnce - 1) / Philox.WordsAtOnce * Philox.WordsAtOnce;
                philox.Generate((uint)(first / Philox.WordsPerBlock), unchecked((uint)(FirstSample + sample)), unchecked((uint)Step), (uint)purpose, words[..whole]);
                Span<double> numbers = probabilities[..some];
                if (purpose == RandomPurpose.Noise)
                {
                    ToProbabilities(words[..whole], probabilities, droppedBits: 0, NormalSpacing);
                    NormalDistribution.Quantile(numbers, quantiles);
                    numbers = quantiles[..some];
                }
                else
                {
                    ToProbabilities(words[..whole], probabilities, DroppedBits, Spacing);
                }

                CopyToRows(numbers, rows, first, columns, stride);
            }
        }
    }

    // A word as the last bits of a double between 2⁵² and 2⁵³ stands for 2⁵² + word.
    private static void ToProbabilities(ReadOnlySpan<uint> words, Span<double> numbers, int droppedBits, double spacing)
    {
        var integers = Vector.Create((double)(1L << 52));
        for (int i = 0; i < words.Length; i += Vector<uint>.Count)
        {
            Vector<uint> some = Vector.Create(words[i..]) >>> droppedBits;
            Store(Vector.WidenLower(some), numbers[i..]);
            Store(Vector.WidenUpper(some), numbers[(i + Vector<double>.Count)..]);
        }

        void Store(Vector<ulong> word, Span<double> place) =>
            (((word | integers.As<double, ulong>()).As<ulong, double>() - integers + Vector.Create(0.5)) * spacing).CopyTo(place);
    }

    private static void CopyToRows<T>(ReadOnlySpan<double> numbers, Span<T> rows, int first, int columns, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (!numbers.IsEmpty)
        {
            (int row, int column) = Math.DivRem(first, columns);
            int run = Math.Min(columns - column, numbers.Length);
            Real.Convert(numbers[..run], rows.Slice((row * stride) + column, run));
            numbers = numbers[run..];
            first += run;
        }
    }
}
