using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Appends primitives in which whole numbers choose: rows of tables, and classes.</summary>
internal static class IndexedBuilder
{
    /// <summary>The rows of a table that whole numbers choose.</summary>
    public static Tensor Gather(this ProgramBuilder program, string symbol, Tensor table, Tensor indices, Shape shape, Tensor? into = null) =>
        program.Append(new Gather(table, indices, into ?? program.New(symbol, table.Type, shape, indices.IsBatched)));

    /// <summary>A table whose rows are the sums of those that whole numbers put there.</summary>
    public static Tensor ScatterAdd(this ProgramBuilder program, string symbol, Tensor rows, Tensor indices, Shape table, Tensor? into = null) =>
        program.Append(new ScatterAdd(rows, indices, into ?? program.New(symbol, rows.Type, table, isBatched: false)));

    /// <summary>The loss of class indices, one for each row of logits.</summary>
    public static Tensor ClassCrossEntropy(
        this ProgramBuilder program, string symbol, Tensor logits, Tensor targets, double smoothing, int ignored)
    {
        Tensor losses = program.New(symbol, logits.Type, logits.Shape.WithLast(1), logits.IsBatched);
        Tensor logarithms = program.New("logP", logits.Type, logits.Shape, logits.IsBatched);
        program.Append(new ClassCrossEntropy(logits, targets, smoothing, ignored, logarithms, losses));
        return losses;
    }

    /// <summary>Its gradient by the logits.</summary>
    public static Tensor ClassCrossEntropyGradient(
        this ProgramBuilder program,
        string symbol,
        Tensor logarithms,
        Tensor targets,
        Tensor gradient,
        double smoothing,
        int ignored,
        Tensor? into = null) =>
        program.Append(new ClassCrossEntropyGradient(
            logarithms, targets, gradient, smoothing, ignored, into ?? program.New(symbol, logarithms.Type, logarithms.Shape, logarithms.IsBatched)));
}
