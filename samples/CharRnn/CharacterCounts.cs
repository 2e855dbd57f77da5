namespace CharRnn;

/// <summary>
/// The baseline: the probability of the next character from the few before it, by counting. Orders are mixed by Witten and Bell's rule (1991): a
/// context that has been followed by many different characters leaves more to the shorter one.
/// </summary>
internal sealed class CharacterCounts
{
    private readonly int _order;
    private readonly int _vocabulary;
    private readonly Dictionary<string, Dictionary<int, int>> _followers = [];

    /// <summary>Counts a text.</summary>
    /// <param name="order">Characters of the longest context.</param>
    /// <param name="vocabulary">How many characters there are.</param>
    /// <param name="text">Tokens.</param>
    public CharacterCounts(int order, int vocabulary, ReadOnlySpan<int> text)
    {
        (_order, _vocabulary) = (order, vocabulary);
        for (int i = 0; i < text.Length; i++)
        {
            for (int length = 0; length <= Math.Min(order, i); length++)
            {
                string context = Key(text.Slice(i - length, length));
                if (!_followers.TryGetValue(context, out Dictionary<int, int>? followers))
                {
                    _followers.Add(context, followers = []);
                }

                followers[text[i]] = followers.GetValueOrDefault(text[i]) + 1;
            }
        }
    }

    /// <summary>The mean number of bits for each character of a text, from the second on.</summary>
    public double BitsPerCharacter(ReadOnlySpan<int> text)
    {
        double sum = 0;
        for (int i = 1; i < text.Length; i++)
        {
            sum -= Math.Log2(Probability(text[Math.Max(0, i - _order)..i], text[i]));
        }

        return sum / (text.Length - 1);
    }

    private double Probability(ReadOnlySpan<int> context, int next)
    {
        double shorter = context.IsEmpty ? 1.0 / _vocabulary : Probability(context[1..], next);
        if (!_followers.TryGetValue(Key(context), out Dictionary<int, int>? followers))
        {
            return shorter;
        }

        int count = followers.Values.Sum();
        return (followers.GetValueOrDefault(next) + (followers.Count * shorter)) / (count + followers.Count);
    }

    private static string Key(ReadOnlySpan<int> context)
    {
        Span<char> key = stackalloc char[context.Length];
        for (int i = 0; i < key.Length; i++)
        {
            key[i] = (char)context[i];
        }

        return new string(key);
    }
}
