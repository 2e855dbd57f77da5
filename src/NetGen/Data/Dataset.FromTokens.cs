using System;

namespace NetGen;

public partial class Dataset
{
    /// <summary>
    /// Makes a dataset of windows over a sequence of tokens, to learn the next token from: the features are the window's tokens, the targets those that
    /// follow, for <see cref="Loss.SparseCrossEntropy"/>. Nothing is copied. To train and validate on parts of one text, make a dataset of each part:
    /// windows that overlap share tokens.
    /// </summary>
    /// <typeparam name="TToken"><see cref="byte"/>, <see cref="ushort"/>, <see cref="int"/> or another number type whose numbers are whole.</typeparam>
    /// <param name="tokens">The sequence; must not be changed afterwards.</param>
    /// <param name="steps">Tokens of a window; at least 1.</param>
    /// <param name="targetCount">Targets of a window, the last of those that follow its tokens: 0 for one at each step, 1 for a network that predicts
    /// what follows the last step.</param>
    /// <param name="stride">Tokens from the beginning of a window to that of the next; 0 for <paramref name="steps"/>, so that none overlap.</param>
    /// <exception cref="ArgumentException">Not more tokens than steps, or another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Steps below 1, more targets than steps, or a negative number.</exception>
    public static Dataset FromTokens<TToken>(ReadOnlyMemory<TToken> tokens, int steps, int targetCount = 0, int stride = 0)
        where TToken : unmanaged =>
        new(TokenWindows.Of(StoredRows.Of(tokens, 1, LinearMap.Identity), steps, targetCount, stride, nameof(tokens)));

    /// <inheritdoc cref="FromTokens{TToken}(ReadOnlyMemory{TToken}, int, int, int)"/>
    public static Dataset FromTokens<TToken>(TToken[] tokens, int steps, int targetCount = 0, int stride = 0)
        where TToken : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return FromTokens<TToken>(tokens.AsMemory(), steps, targetCount, stride);
    }
}
