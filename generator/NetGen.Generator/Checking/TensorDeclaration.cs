using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A tensor a layer owns, under its name inside the layer (<c>weight</c>), with how it starts.</summary>
internal sealed record TensorDeclaration(
    string Name,
    string Symbol,
    Shape Shape,
    bool Trainable,
    Initializer Initializer,
    double Scale,
    int FanIn,
    int FanOut)
{
    /// <summary>Positions of a kernel <c>[out, in, taps…]</c>, whose numbers are stored position by position; 1 for any other tensor.</summary>
    public int Taps { get; init; } = 1;

    /// <summary>Whether single rows are read, so that each is stored in one piece.</summary>
    public bool IsTable { get; init; }

    /// <summary>The names of equally long runs of rows that programs read as tensors of their own (the gates of a recurrent layer); empty for a tensor
    /// that is read as a whole.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>What each part is called, and which one it is; null for a whole tensor.</summary>
    public IEnumerable<(string Name, string Symbol, TensorPart? Part)> Pieces(string layer) => Parts.IsEmpty
        ? [(Name, Symbol, null)]
        : Parts.Select((p, i) => ($"{Name}.{p}", Symbol + p, (TensorPart?)new TensorPart($"{layer}.{Name}", i, Parts.Length)));

    /// <summary>The shape of a part.</summary>
    public Shape PieceShape => Parts.IsEmpty ? Shape : Shape.With(0, Shape.Extents[0] / Parts.Length);
}
