using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Rows of a table, by whole numbers: Y[k] = W[X[k]].</summary>
internal sealed class Gather(Tensor table, Tensor indices, Tensor output) : Primitive
{
    public Tensor Table { get; } = table;

    public Tensor Indices { get; } = indices;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Table, Indices];

    public override string Formula => $"{Output} = rows {Indices} of {Table}";

    public override string? Fault => FaultOf(Table, Indices, Output);

    /// <summary>Why rows do not fit a table and the numbers that choose among them; null if they do.</summary>
    public static string? FaultOf(Tensor table, Tensor indices, Tensor rows) =>
        table.Type != rows.Type || table.IsBatched || table.Shape.Rank != 2 || rows.IsBatched != indices.IsBatched
            || rows.Columns != table.Columns || rows.Shape.Size != indices.Shape.Size * table.Columns
            ? $"{rows} {rows.Shape} is not what {indices} {indices.Shape} chooses from {table} {table.Shape}"
            : null;

    public override Primitive With(Func<Tensor, Tensor> other) => new Gather(other(Table), other(Indices), other(Output));

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Table, (program, symbol, into) => program.ScatterAdd(symbol, d, Indices, Table.Shape, into));
    }

    public override void WriteLoop(LoopWriter loop) => ForEachRow(loop, Indices, Table.Shape.Extents[0], (index, row) =>
    {
        int run = loop.RunOf(Output, Table, Output.Columns);
        using (loop.Loop("c", Output.Columns, run, out Index column))
        {
            loop.Copy(loop.Element(Output, row, column), loop.Element(Table, index, column), run);
        }

        loop.EndRow(Output, row);
    });

    /// <summary>Writes a loop over whole numbers: the row of the table that one chooses, and which row of all it is.</summary>
    public static void ForEachRow(LoopWriter loop, Tensor indices, int tableRows, Action<Index, Index> write)
    {
        using (loop.RowLoop(indices, out Index row))
        using (loop.Loop("k", indices.Columns, out Index column))
        {
            loop.Code.Line($"{loop.Counter} index = {loop.Whole(loop.Element(indices, row, column), tableRows)};");
            write(Index.Of("index"), (row * indices.Columns) + column);
        }
    }
}
