using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Tokens;

public sealed class TokenSamplerTests
{
    private static readonly double[] Probabilities = [0.1, 0.4, 0.05, 0.3, 0.15];
    private static readonly double[] Logits = [.. Probabilities.Select(p => Math.Log(p) + 7)];

    [Fact]
    public void TheLikeliestIsTheFirstOfEqualOnes()
    {
        Assert.Equal(1, TokenSampler.Likeliest<double>(Logits));
        Assert.Equal(1, TokenSampler.Likeliest<float>([0, 2, 2, float.NegativeInfinity]));
        Assert.Equal(1, new TokenSampler(temperature: 0).Next<double>(Logits));
    }

    /// <summary>Each token is chosen as often as its probability says.</summary>
    [Theory]
    [InlineData(1.0, 0, 1.0, new[] { 0.1, 0.4, 0.05, 0.3, 0.15 })]
    [InlineData(0.5, 0, 1.0, new[] { 0.0351, 0.5614, 0.0088, 0.3158, 0.0789 })]
    [InlineData(1.0, 2, 1.0, new[] { 0.0, 0.5714, 0, 0.4286, 0 })]
    [InlineData(1.0, 0, 0.75, new[] { 0.0, 0.4706, 0, 0.3529, 0.1765 })]
    [InlineData(1.0, 0, 0.4, new[] { 0.0, 1, 0, 0, 0 })]
    [InlineData(1.0, 3, 0.5, new[] { 0.0, 0.5714, 0, 0.4286, 0 })]
    [InlineData(1.0, 99, 1.0, new[] { 0.1, 0.4, 0.05, 0.3, 0.15 })]
    public void TokensAreChosenByTheirProbabilities(double temperature, int topK, double topP, double[] expected)
    {
        const int Choices = 40_000;
        var sampler = new TokenSampler(temperature, topK, topP, seed: 7);
        int[] chosen = new int[5];
        for (int i = 0; i < Choices; i++)
        {
            chosen[sampler.Next<double>(Logits)]++;
        }

        Assert.Equal(Choices, sampler.Choices);
        Assert.All(expected.Zip(chosen), e => Assert.InRange(e.Second / (double)Choices, e.First - 0.01, e.First == 0 ? 0 : e.First + 0.01));
    }

    [Fact]
    public void SameSeedSameTokens()
    {
        var one = new TokenSampler(seed: 3);
        var other = new TokenSampler(seed: 3);
        int[] tokens = [.. Enumerable.Range(0, 50).Select(_ => one.Next<double>(Logits))];
        Assert.Equal(tokens, Enumerable.Range(0, 50).Select(_ => other.Next<double>(Logits)));
        var later = new TokenSampler(seed: 3) { Choices = 20 };
        Assert.Equal(tokens[20..], Enumerable.Range(0, 30).Select(_ => later.Next<double>(Logits)));
        var another = new TokenSampler(seed: 4);
        Assert.NotEqual(tokens, Enumerable.Range(0, 50).Select(_ => another.Next<double>(Logits)));
        Assert.Equal("2, 2, 3, 4, 4", string.Join(", ", tokens[..5]));
    }

    [Fact]
    public void AnImpossibleTokenIsNeverChosen()
    {
        var sampler = new TokenSampler(temperature: 5, seed: 1);
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Equal(1, sampler.Next<float>([float.NegativeInfinity, -300, float.NegativeInfinity])));
    }

    [Fact]
    public void WhatIsNoNumberIsRefused()
    {
        var sampler = new TokenSampler();
        Assert.Contains("token 1: expected a number, found NaN", Assert.Throws<ArgumentException>(() => sampler.Next<float>([0, float.NaN])).Message);
        Assert.Throws<ArgumentException>(() => sampler.Next<float>([]));
        Assert.Throws<ArgumentException>(() => sampler.Next<float>([0, float.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => sampler.Next<float>([float.NegativeInfinity]));
        Assert.Equal(0, sampler.Choices);
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 0, 1.5)]
    public void OptionsHaveTheirRange(double temperature, int topK, double topP) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenSampler(temperature, topK, topP));
}
