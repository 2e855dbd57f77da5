using System;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>
/// Chooses the next token of a sequence from a network's output. Each choice uses one random number, which follows from the seed and the number of the
/// choice: same seed, same outputs, same tokens, on every machine. For one thread of use; allocates when it first meets a larger vocabulary.
/// </summary>
/// <remarks>The output may be logits or logarithms of probabilities (<see cref="Activation.LogSoftmax"/>): what is the same for all tokens does not
/// matter.</remarks>
public sealed class TokenSampler
{
    private readonly double _temperature;
    private readonly int _topK;
    private readonly double _topP;
    private readonly RandomStream _random;
    private (double Weight, int Token)[] _candidates = [];

    /// <summary>Makes a sampler.</summary>
    /// <param name="temperature">What logarithms are divided by: below 1 likely tokens become likelier; 0 always takes the likeliest.</param>
    /// <param name="topK">So many of the likeliest tokens are left; 0 for all.</param>
    /// <param name="topP">Then the fewest of the likeliest whose probabilities together reach this share are left (nucleus sampling, Holtzman et al.
    /// 2020); 1 for all.</param>
    /// <param name="seed">What the random numbers follow from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature that is negative or not finite, a negative number of tokens, or a share that is not
    /// above 0 and at most 1.</exception>
    public TokenSampler(double temperature = 1, int topK = 0, double topP = 1, int seed = 0)
    {
        if (!(temperature >= 0 && double.IsFinite(temperature)))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature must be a finite number, at least 0.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(topK);
        if (!(topP > 0 && topP <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(topP), topP, "topP must be above 0 and at most 1.");
        }

        (_temperature, _topK, _topP) = (temperature, topK, topP);
        _random = new RandomStream(seed, stream: 0, RandomPurpose.Sampling);
    }

    /// <summary>How many tokens have been chosen; the number of the next choice. A sampler with the same seed goes on from here when it is set.</summary>
    public long Choices { get; set; }

    /// <summary>The token with the largest number, the first of equal ones.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="logits">A number for each token.</param>
    /// <exception cref="ArgumentException">No number, or one that is NaN.</exception>
    public static int Likeliest<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int likeliest = 0;
        Check(logits);
        for (int token = 1; token < logits.Length; token++)
        {
            likeliest = logits[token] > logits[likeliest] ? token : likeliest;
        }

        return likeliest;
    }

    /// <summary>Chooses a token.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="logits">A number for each token: logits, or logarithms of probabilities; −∞ for a token that cannot be.</param>
    /// <exception cref="ArgumentException">No number, one that is NaN or +∞, or −∞ alone.</exception>
    public int Next<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int likeliest = Likeliest(logits);
        if (!T.IsFinite(logits[likeliest]))
        {
            throw new ArgumentException(
                $"logits, token {likeliest}: the largest of them must be a finite number, but is {logits[likeliest]}.", nameof(logits));
        }

        double random = _random.Uniform(Choices++);
        if (_temperature == 0)
        {
            return likeliest;
        }

        Span<(double Weight, int Token)> candidates = Weighed(logits, likeliest);
        double sum = 0;
        foreach ((double weight, _) in candidates)
        {
            sum += weight;
        }

        double reached = 0;
        foreach ((double weight, int token) in candidates)
        {
            reached += weight;
            if (random * sum < reached)
            {
                return token;
            }
        }

        return candidates[^1].Token;
    }

    /// <summary>The tokens that are left, each with its probability divided by the largest: in the order of their numbers, or from the likeliest on
    /// where some are left out.</summary>
    private Span<(double Weight, int Token)> Weighed<T>(ReadOnlySpan<T> logits, int likeliest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_candidates.Length < logits.Length)
        {
            _candidates = new (double, int)[logits.Length];
        }

        Span<(double Weight, int Token)> candidates = _candidates.AsSpan(0, logits.Length);
        double largest = double.CreateTruncating(logits[likeliest]);
        for (int token = 0; token < logits.Length; token++)
        {
            candidates[token] = (ScalarMath.Exp((double.CreateTruncating(logits[token]) - largest) / _temperature), token);
        }

        if (_topK == 0 && _topP == 1)
        {
            return candidates;
        }

        candidates.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Token.CompareTo(b.Token));
        if (_topK > 0 && _topK < candidates.Length)
        {
            candidates = candidates[.._topK];
        }

        double sum = 0;
        foreach ((double weight, _) in candidates)
        {
            sum += weight;
        }

        int left = 0;
        for (double reached = 0; left < candidates.Length && (left == 0 || reached < _topP * sum); left++)
        {
            reached += candidates[left].Weight;
        }

        return candidates[..left];
    }

    private static void Check<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (logits.IsEmpty)
        {
            throw new ArgumentException("logits must hold a number for each token, but is empty.", nameof(logits));
        }

        for (int token = 0; token < logits.Length; token++)
        {
            if (T.IsNaN(logits[token]))
            {
                throw new ArgumentException($"logits, token {token}: expected a number, found NaN.", nameof(logits));
            }
        }
    }
}
