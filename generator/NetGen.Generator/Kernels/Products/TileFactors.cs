using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>What a tile multiplies: numbers of the left factor, spread out, with vectors of the right.</summary>
/// <param name="Product">What comes out.</param>
/// <param name="Left">The left factor, row by row.</param>
/// <param name="First">The first inner index; from any other than 0 on, the tile adds to what is there.</param>
/// <param name="Right">The first vector of the right factor.</param>
/// <param name="Width">Elements from there to the next inner index.</param>
/// <param name="Addend">The row that is added; null where there is none.</param>
/// <param name="PanelLength">Elements from a panel of the right factor to the next, where a tile takes several.</param>
internal sealed record TileFactors(Tensor Product, Tensor Left, Index First, string Right, int Width, Tensor? Addend, int PanelLength = 0)
{
    /// <summary>Whether the first inner index is a loop's, which begins at 0.</summary>
    public bool IsLoop => First.Value is null;
}
