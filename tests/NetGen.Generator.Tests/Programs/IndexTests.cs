using Xunit;
using Index = NetGen.Generator.Programs.Index;

namespace NetGen.Generator.Tests.Programs;

public class IndexTests
{
    private static readonly Index S = Index.Of("s");
    private static readonly Index C = Index.Of("c");

    [Fact]
    public void LiteralsFold()
    {
        Assert.Equal(17, ((Index)3 * 5 + 2).Value);
        Assert.Equal((Index)2, (Index)17 % 5);
        Assert.Equal((Index)3, (Index)17 / 5);
        Assert.Equal(5, (S * 0 + 5).Value);
        Assert.Null((S + 5).Value);
        Assert.True((S * 0).IsZero);
        Assert.True((S * 0 + 1).IsOne);
    }

    [Fact]
    public void NeutralElementsVanish()
    {
        Assert.Same(S, S + 0);
        Assert.Same(S, 0 + S);
        Assert.Same(S, S * 1);
        Assert.Same(S, S / 1);
        Assert.Equal(Index.Zero, S % 1);
    }

    [Fact]
    public void InCSharp()
    {
        Assert.Equal("s * 20 + c", (S * 20 + C).ToString());
        Assert.Equal("(s + c) * 4", ((S + C) * 4).ToString());
        Assert.Equal("s * 12", (S * 3 * 4).ToString());
        Assert.Equal("s + 5", (S + 2 + 3).ToString());
        Assert.Equal("s - 3", (S + (1 - 4)).ToString());
        Assert.Equal("s", (S + 2 + (-2)).ToString());
        Assert.Equal("s % 3 * 5 + c", (S % 3 * 5 + C).ToString());
        Assert.Equal("(s + c) / 8", ((S + C) / 8).ToString());
        Assert.Equal("(n * 7)", (Index.Of("n") * 7).Factor);
        Assert.Equal("n", Index.Of("n").Factor);
    }

    /// <summary>Equal parts make equal addresses, so that an address can be a key.</summary>
    [Fact]
    public void ValuesAreCompared() => Assert.Equal(S * 20 + C, Index.Of("s") * 20 + Index.Of("c"));
}
