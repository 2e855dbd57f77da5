using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Tokens;

public sealed class TokenDatasetTests
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 23)];

    [Theory]
    [InlineData(4, 0, 0, 5)]
    [InlineData(4, 1, 0, 5)]
    [InlineData(4, 4, 1, 19)]
    [InlineData(4, 2, 3, 7)]
    [InlineData(22, 0, 0, 1)]
    [InlineData(1, 1, 5, 5)]
    public void TargetsAreTheTokensThatFollow(int steps, int targetCount, int stride, int count)
    {
        Dataset data = Dataset.FromTokens(Tokens, steps, targetCount, stride);
        Assert.Equal((count, steps, targetCount == 0 ? steps : targetCount), (data.Count, data.FeatureCount, data.TargetCount));
        double[] features = new double[data.FeatureCount];
        float[] targets = new float[data.TargetCount];
        for (int row = 0; row < data.Count; row++)
        {
            int begin = row * (stride == 0 ? steps : stride);
            data.CopyFeatures<double>(row, features);
            data.CopyTargets<float>(row, targets);
            Assert.Equal(Enumerable.Range(begin, steps).Select(t => (double)t), features);
            Assert.Equal(Enumerable.Range(begin + steps + 1 - targets.Length, targets.Length).Select(t => (float)t), targets);
        }
    }

    /// <summary>A file gives what the array gives, also where rows are taken out of order.</summary>
    [Fact]
    public void AFileIsTheSame()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            byte[] text = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 37))];
            File.WriteAllBytes(path, text);
            Dataset expected = Dataset.FromTokens(text, 16, stride: 5).Split(0.5, seed: 1).Train;
            using MappedDataset mapped = MappedDataset.OpenTokens<byte>(path, 16, stride: 5);
            Dataset actual = mapped.Split(0.5, seed: 1).Train;
            Assert.Equal(expected.Fingerprint, actual.Fingerprint);
            Assert.Equal(expected.Count, actual.Count);
            using MappedDataset pairs = MappedDataset.OpenTokens<ushort>(path, 16);
            Assert.Equal(31, pairs.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void AFileOfPartsOfTokensIsRefused()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, new byte[7]);
            Assert.Throws<DataFormatException>(() => MappedDataset.OpenTokens<ushort>(path, 2));
            Assert.Contains("at least 8", Assert.Throws<ArgumentException>(() => MappedDataset.OpenTokens<byte>(path, 7)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 5, 0)]
    [InlineData(4, -1, 0)]
    [InlineData(4, 0, -1)]
    public void SizesHaveTheirRange(int steps, int targetCount, int stride) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromTokens(Tokens, steps, targetCount, stride));

    [Fact]
    public void AWindowNeedsTheTokenThatFollows() => Assert.Equal(
        "tokens must hold at least 24, those of one window and the one that follows, but has 23. (Parameter 'tokens')",
        Assert.Throws<ArgumentException>(() => Dataset.FromTokens(Tokens, 23)).Message);

    [Fact]
    public void AVocabularyHasEachCharacterOnce()
    {
        CharacterVocabulary vocabulary = CharacterVocabulary.Of("hello, world");
        Assert.Equal(" ,dehlorw", vocabulary.Characters);
        Assert.Equal("world", vocabulary.Decode(vocabulary.Encode("world")));
        Assert.Equal("text, place 1: expected one of the 9 characters of the vocabulary, found 'u'. (Parameter 'text')", Assert.Throws<ArgumentException>(() => vocabulary.Encode("hu")).Message);
        Assert.Equal("tokens, place 1: expected a number from 0 to 8, found 9. (Parameter 'tokens')", Assert.Throws<ArgumentException>(() => vocabulary.Decode([0, 9])).Message);
        Assert.Throws<ArgumentException>(() => new CharacterVocabulary("abca"));
        Assert.Throws<ArgumentException>(() => CharacterVocabulary.Of(""));
    }
}
