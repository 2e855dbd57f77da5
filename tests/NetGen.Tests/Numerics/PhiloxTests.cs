using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class PhiloxTests
{
    // The three philox4x32-10 lines of Random123's tests/kat_vectors: counter, key, result.
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Gives_the_published_vectors(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), new Philox(k0, k1).Generate(c0, c1, c2, c3));

    [Fact]
    public void Blocks_side_by_side_are_the_same() => Gen.UInt.Array[6].Select(Gen.Int[1, 5]).Sample((key, times) =>
    {
        // A first counter that is large goes on at 0.
        foreach (uint counter0 in new[] { key[0], uint.MaxValue - (key[0] % 20) })
        {
            var philox = new Philox(key[4], key[5]);
            uint[] words = [.. Enumerable.Range(0, times * Philox.WordsAtOnce / 4).SelectMany(b => Words(philox.Generate(unchecked(counter0 + (uint)b), key[1], key[2], key[3])))];
            uint[] narrow = new uint[words.Length];
            philox.Generate128(counter0, key[1], key[2], key[3], narrow);
            uint[] wide = new uint[words.Length];
            philox.Generate256(counter0, key[1], key[2], key[3], wide);
            Assert.Equal(words, narrow);
            Assert.Equal(words, wide);
        }

        static uint[] Words((uint X0, uint X1, uint X2, uint X3) block) => [block.X0, block.X1, block.X2, block.X3];
    });

    [Fact]
    public void A_stream_numbers_the_words_of_its_blocks()
    {
        var stream = new RandomStream(seed: -1, stream: 7, RandomPurpose.Shuffle);
        (uint x0, uint x1, uint x2, uint x3) = new Philox(uint.MaxValue, 7).Generate(3, 1, 0, 2);
        const long Index = 2 * ((1L << 32) + 3);
        Assert.Equal(((ulong)x1 << 32) | x0, stream.Bits(Index));
        Assert.Equal(((ulong)x3 << 32) | x2, stream.Bits(Index + 1));
    }

    [Fact]
    public void Streams_differ_by_seed_stream_and_purpose()
    {
        ulong[] first =
        [
            new RandomStream(0, 0, RandomPurpose.Initialization).Bits(0),
            new RandomStream(1, 0, RandomPurpose.Initialization).Bits(0),
            new RandomStream(0, 1, RandomPurpose.Initialization).Bits(0),
            new RandomStream(0, 0, RandomPurpose.Shuffle).Bits(0),
            new RandomStream(0, 0, RandomPurpose.Initialization).Bits(1),
        ];
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void Uniforms_are_inside_the_unit_interval_and_evenly_spread()
    {
        const int Count = 100_000;
        var stream = new RandomStream(5, 0, RandomPurpose.Initialization);
        double[] uniforms = [.. Enumerable.Range(0, Count).Select(i => stream.Uniform(i))];
        Assert.All(uniforms, u => Assert.InRange(u, double.Epsilon, double.BitDecrement(1)));

        // Chi-squared over 100 cells: mean 99, deviation √198 = 14.1; five deviations.
        double chiSquared = uniforms.GroupBy(u => (int)(u * 100)).Sum(cell => (cell.Count() - 1000.0) * (cell.Count() - 1000.0) / 1000.0);
        Assert.InRange(chiSquared, 30, 170);
    }

    [Fact]
    public void Normals_have_the_moments_of_the_standard_normal()
    {
        const int Count = 100_000;
        var stream = new RandomStream(5, 1, RandomPurpose.Initialization);
        double[] normals = [.. Enumerable.Range(0, Count).Select(i => stream.Normal(i))];

        // Standard errors of mean, variance and fourth moment at this count: 0.0032, 0.0045, 0.031; five of each.
        Assert.InRange(normals.Average(), -0.016, 0.016);
        Assert.InRange(normals.Average(x => x * x), 0.978, 1.022);
        Assert.InRange(normals.Average(x => x * x * x * x), 2.84, 3.16);
    }
}
