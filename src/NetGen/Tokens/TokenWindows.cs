using System;

namespace NetGen;

/// <summary>A sequence of tokens as samples to learn the next token from.</summary>
internal static class TokenWindows
{
    /// <summary>Windows of the sequence, and the tokens that follow.</summary>
    /// <param name="tokens">The sequence, one token in each row.</param>
    /// <param name="steps">Tokens of a window.</param>
    /// <param name="targetCount">Tokens that are targets, the last of those that follow; 0 for one at each step.</param>
    /// <param name="stride">From the beginning of a window to that of the next; 0 for windows that do not overlap.</param>
    /// <param name="argument">What messages call the sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">Numbers that are not positive, or more targets than steps.</exception>
    /// <exception cref="ArgumentException">Fewer tokens than a window and the one that follows.</exception>
    public static DatasetTable Of(NumberRows tokens, int steps, int targetCount, int stride, string argument)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(targetCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targetCount, steps);
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        if (tokens.Count <= steps)
        {
            throw new ArgumentException(
                $"{argument} must hold at least {steps + 1}, those of one window and the one that follows, but has {tokens.Count}.", argument);
        }

        int distance = stride == 0 ? steps : stride;
        int targets = targetCount == 0 ? steps : targetCount;
        int count = ((tokens.Count - steps - 1) / distance) + 1;
        return new DatasetTable(
            new WindowRows(tokens, count, steps, distance, offset: 0),
            new WindowRows(tokens, count, targets, distance, offset: steps + 1 - targets));
    }
}
