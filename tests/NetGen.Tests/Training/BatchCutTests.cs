using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class BatchCutTests
{
    [Theory]
    [InlineData(9, 4, 1, "4 4 1")]
    [InlineData(9, 4, 2, "4 5")]
    [InlineData(10, 4, 2, "4 4 2")]
    [InlineData(8, 4, 2, "4 4")]
    [InlineData(3, 2, 2, "3")]
    [InlineData(5, 5, 2, "5")]
    [InlineData(1, 1, 1, "1")]
    public void What_is_left_of_too_few_joins_the_batch_before(int rows, int size, int least, string expected) =>
        Assert.Equal(expected, string.Join(' ', Counts(new BatchCut(rows, size, least))));

    [Fact]
    public void Every_row_is_in_one_batch_that_is_large_enough_and_fits() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 50], Gen.Int[1, 5]).Where((rows, size, least) => rows >= size && size >= least).Sample((rows, size, least) =>
        {
            var cut = new BatchCut(rows, size, least);
            int[] counts = [.. Counts(cut)];
            Assert.Equal(rows, counts.Sum());
            Assert.Equal(counts.Length, cut.Count);
            Assert.Equal(cut.Largest, counts.Append(size).Max());
            Assert.All(counts, count => Assert.InRange(count, least, cut.Largest));
            Assert.All(counts[..^1], count => Assert.Equal(size, count));
        });

    private static IEnumerable<int> Counts(BatchCut cut)
    {
        for (int first = 0; first < cut.Rows; first += cut.CountAt(first))
        {
            yield return cut.CountAt(first);
        }
    }
}
