using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Programs;

/// <summary>The extents of a tensor, batch left out; no extents make a scalar.</summary>
internal sealed record Shape(EquatableArray<int> Extents)
{
    /// <summary>Where counting stops: far past every limit, and low enough that sums of sizes stay within long.</summary>
    public const long Countless = 1L << 50;

    public static readonly Shape Scalar = new(EquatableArray<int>.Empty);

    public int Rank => Extents.Count;

    public int Last => Rank == 0 ? 1 : Extents[Rank - 1];

    /// <summary>The product of all extents, at most <see cref="Countless"/>; may pass the range of int for a declaration that does not
    /// check.</summary>
    public long Size { get; } = Extents.Aggregate(1L, (a, b) => a > Countless / Math.Max(1, b) ? Countless : a * b);

    public static Shape Of(params int[] extents) => new(EquatableArray<int>.From(extents));

    public static Shape Of(IEnumerable<int> extents) => new(EquatableArray<int>.From(extents));

    /// <summary>A count as an extent; one past the range of int stays past every limit.</summary>
    public static int Extent(long count) => (int)Math.Min(int.MaxValue, count);

    public Shape WithLast(int extent) => Of(Extents.Take(Math.Max(0, Rank - 1)).Concat([extent]));

    public Shape With(int axis, int extent) => Of(Extents.Select((e, i) => i == axis ? extent : e));

    /// <summary>A kernel is a matrix in a program: one row for each output.</summary>
    public Shape AsMatrix() => Rank <= 2 ? this : Of(Extents[0], (int)(Size / Extents[0]));

    public override string ToString() => $"[{string.Join(", ", Extents.Select(e => e.ToString(CultureInfo.InvariantCulture)))}]";
}
