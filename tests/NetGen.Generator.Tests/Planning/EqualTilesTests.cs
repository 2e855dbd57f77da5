using System.Linq;
using NetGen.Generator.Kernels;
using Xunit;

namespace NetGen.Generator.Tests.Planning;

public class EqualTilesTests
{
    [Fact]
    public void TilesOfOneWidthCoverTheLength()
    {
        foreach (int length in Enumerable.Range(1, 100))
        {
            foreach (int widest in Enumerable.Range(1, 13))
            {
                var tiles = new EqualTiles(length, widest);
                int[] starts = [.. Enumerable.Range(0, tiles.Count).Select(t => tiles.Start(t).Value!.Value)];
                Assert.InRange(tiles.Width, 1, widest);
                Assert.Equal((length + widest - 1) / widest, tiles.Count);
                Assert.Equal(Enumerable.Range(0, length), starts.SelectMany(s => Enumerable.Range(s, tiles.Width)).Distinct().Order());
                Assert.Equal(tiles.Overlap ? tiles.Count - 1 : tiles.Count, tiles.Shares);
                Assert.Equal(tiles.Overlap, starts.Length * tiles.Width > length);
            }
        }
    }

    [Fact]
    public void TheLastTileBeginsInsideTheOneBefore() =>
        Assert.Equal("nint.Min(t * 4, 7)", new EqualTiles(11, 4).Start(NetGen.Generator.Programs.Index.Of("t")).ToString());
}
