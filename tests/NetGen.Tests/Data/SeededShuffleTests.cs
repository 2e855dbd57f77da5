using System;
using Xunit;

namespace NetGen.Tests.Data;

public class SeededShuffleTests
{
    [Fact]
    public void SplitMixGivesThePublishedNumbers()
    {
        ulong state = 1234567;
        ulong[] numbers = [SeededShuffle.Next(ref state), SeededShuffle.Next(ref state), SeededShuffle.Next(ref state), SeededShuffle.Next(ref state), SeededShuffle.Next(ref state)];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], numbers);
    }

    /// <summary>The orders come from a restatement in Python's unbounded integers.</summary>
    [Fact]
    public void OrdersAreTheSameOnEveryMachine()
    {
        Assert.Equal([4, 9, 2, 5, 1, 7, 6, 0, 3, 8], SeededShuffle.Order(10, 0));
        Assert.Equal([0, 7, 2, 4, 1, 8, 3, 9, 6, 5], SeededShuffle.Order(10, 28));
        Assert.Equal([253, 170, 152, 509, 565, 324, 157, 63, 551, 436], SeededShuffle.Order(569, 28)[..10]);
    }

    [Fact]
    public void NegativeSeedsAreSeedsToo() => Assert.NotEqual(SeededShuffle.Order(50, 1), SeededShuffle.Order(50, -1));

    [Fact]
    public void EveryPermutationOfThreeIsEquallyLikely()
    {
        int[] counts = new int[27];
        Span<int> values = stackalloc int[3];
        for (ulong key = 0; key < 60000; key++)
        {
            (values[0], values[1], values[2]) = (0, 1, 2);
            SeededShuffle.Permute(values, key);
            counts[(9 * values[0]) + (3 * values[1]) + values[2]]++;
        }

        foreach (int code in new[] { 5, 7, 11, 15, 19, 21 })
        {
            Assert.InRange(counts[code], 9500, 10500);
        }
    }

    [Fact]
    public void BoundedNumbersAreUnbiasedWhereTheMultiplicationAloneIsNot()
    {
        // Three quarters of the range: without rejection, every third number would come twice as often as the others.
        const ulong Bound = 3UL << 62;
        ulong state = 1;
        int[] counts = new int[3];
        for (int i = 0; i < 30000; i++)
        {
            counts[(int)(SeededShuffle.NextBelow(ref state, Bound) % 3)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9600, 10400));
    }
}
