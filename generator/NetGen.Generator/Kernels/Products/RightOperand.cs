using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>How a tile reads the right factor of a product: vector by vector, advancing with the inner index.</summary>
internal sealed class RightOperand
{
    private readonly FastWriter _writer;
    private readonly string _first;
    private readonly int _width;
    private readonly int _panelLength;
    private string _reference;

    private RightOperand(FastWriter writer, string name, Address first, int width, int panelLength)
    {
        (_writer, Name, _width, _panelLength) = (writer, name, width, panelLength);
        _reference = _first = writer.Reference(name, first);
    }

    /// <summary>How a vector of it is named.</summary>
    public string Name { get; }

    /// <summary>Panels, stored or transposed.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="first">The first vector.</param>
    /// <param name="width">Elements from an inner index to the next.</param>
    /// <param name="length">Elements from a panel to the next, where a tile takes several.</param>
    public static RightOperand Panels(FastWriter writer, Address first, int width, int length) => new(writer, "w", first, width, length);

    /// <summary>Rows of a tensor: the inner index is the row of the batch.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">How a vector of it is named.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    public static RightOperand Rows(FastWriter writer, string name, Tensor tensor, Index row, Index column) =>
        new(writer, name, writer.Element(tensor, row, column), writer.StrideOf(tensor), panelLength: 0);

    /// <summary>Where a vector begins.</summary>
    /// <param name="vector">Which of the tile's.</param>
    /// <param name="distance">How far the inner index is from the one advanced to.</param>
    public Address Place(int vector, int distance)
    {
        int column = vector * _writer.Lanes;
        return FastWriter.From(_reference, (distance * _width) + (column / _width * _panelLength) + (column % _width));
    }

    /// <summary>Goes to an inner index.</summary>
    public void GoTo(Index inner) => _reference = _writer.Reference(Name, FastWriter.From(_first, inner * _width));

    /// <summary>Goes on to the next inner indices, so many.</summary>
    public void Advance(int count) => _writer.Advance(_reference, count * _width);
}
