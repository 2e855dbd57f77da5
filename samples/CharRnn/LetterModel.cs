using NetGen;

namespace CharRnn;

/// <summary>A recurrent network that reads a text character by character and gives, after each, the logarithms of the probabilities of the
/// next.</summary>
[Network(Loss.SparseCrossEntropy)]
[TokenInput(Window, Vocabulary)]
[Embedding(Vocabulary, 24)]
[Lstm(128, sequences: true)]
[Dense(Vocabulary, Activation.LogSoftmax)]
public sealed partial class LetterModel
{
    /// <summary>Characters that the network sees in a row while it is trained.</summary>
    public const int Window = 64;

    /// <summary>The characters of the text.</summary>
    public const int Vocabulary = 75;

    /// <summary>The mean number of bits that the network needs for each character of a text that it reads from the beginning, with its state carried
    /// on.</summary>
    /// <param name="text">Tokens, two at least.</param>
    public double BitsPerCharacter(ReadOnlySpan<int> text)
    {
        float[] state = new float[StateSize];
        float[] logarithms = new float[StepOutputSize];
        double sum = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            PredictNext(text.Slice(i, 1), logarithms, state);
            sum -= logarithms[text[i + 1]];
        }

        return sum / (text.Length - 1) / Math.Log(2);
    }

    /// <summary>Writes on from a beginning, one character after the other.</summary>
    /// <param name="beginning">Tokens, one at least.</param>
    /// <param name="length">How many tokens are wanted.</param>
    /// <param name="sampler">Chooses each.</param>
    public int[] Write(ReadOnlySpan<int> beginning, int length, TokenSampler sampler)
    {
        float[] state = new float[StateSize];
        float[] logarithms = new float[StepOutputSize];
        int[] written = new int[length];
        foreach (ref readonly int token in beginning)
        {
            PredictNext([token], logarithms, state);
        }

        for (int i = 0; i < length; i++)
        {
            written[i] = sampler.Next<float>(logarithms);
            PredictNext([written[i]], logarithms, state);
        }

        return written;
    }
}
