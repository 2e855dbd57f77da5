using System;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Programs;

/// <summary>Where a primitive writes its loops: how an element is addressed is the code style's affair.</summary>
internal abstract class LoopWriter(CSharpWriter code, Precision precision)
{
    private int _depth;

    public CSharpWriter Code { get; } = code;

    public Precision Precision { get; } = precision;

    /// <summary>The number type in C#.</summary>
    public string Type => Precision == Precision.Double ? "double" : "float";

    /// <summary>Whether the step stands in a scope of its own.</summary>
    protected virtual bool HasScope => false;

    /// <summary>The type of the loops' counters.</summary>
    public virtual string Counter => "int";

    /// <summary>An element as an expression that can be read and assigned.</summary>
    public abstract Address Element(Tensor tensor, Index row, Index column);

    /// <summary>A tensor's whole memory as a span in C#, and the elements from one row to the next.</summary>
    public abstract (string Span, int Stride) Memory(Tensor tensor);

    /// <summary>Whether ending a row of a tensor writes anything.</summary>
    public abstract bool ClearsPadding(Tensor tensor);

    /// <summary>Ends a row that was written up to its last column: padding behind it becomes zero.</summary>
    public abstract void EndRow(Tensor tensor, Index row);

    /// <summary>How many samples the loops go over, in C#.</summary>
    public virtual Index Samples => Index.Of("n");

    /// <summary>How many samples the batch has, in C#: more than the loops go over where several threads share it.</summary>
    public virtual Index BatchSize => Index.Of("n");

    /// <summary>The number of a tensor's rows in C#.</summary>
    public Index Rows(Tensor tensor) => tensor.IsBatched ? Samples * tensor.RowsPerSample : tensor.RowsPerSample;

    /// <summary>The name of the variable that counts a tensor's rows: samples s, or rows r.</summary>
    public static string RowName(Tensor tensor) => tensor is { IsBatched: true, RowsPerSample: 1 } ? "s" : "r";

    /// <summary>Opens a loop; where there is a single turn none, but outermost a scope for the step's locals. Index is what to address with
    /// inside.</summary>
    public IDisposable Loop(string name, Index count, out Index index)
    {
        bool once = count.IsOne;
        index = once ? 0 : Index.Of(name);
        string header = once ? string.Empty : $"for ({Counter} {name} = 0; {name} < {count}; {name}++)";
        return new Level(this, once && (_depth > 0 || HasScope) ? null : Code.Block(header));
    }

    /// <summary>A loop over the first of so many at a time, which divide the end; none where there is a single turn.</summary>
    public IDisposable Loop(string name, int end, int step, out Index index)
    {
        if (step == 1 || end <= step)
        {
            return Loop(name, end / step, out index);
        }

        index = Index.Of(name);
        return new Level(this, Code.Block($"for ({Counter} {name} = 0; {name} < {Literal.Of(end)}; {name} += {Literal.Of(step)})"));
    }

    public IDisposable RowLoop(Tensor tensor, out Index row) => Loop(RowName(tensor), Rows(tensor), out row);

    public IDisposable ColumnLoop(Tensor tensor, out Index column) => Loop("c", tensor.Columns, out column);

    /// <summary>How many numbers that stand side by side in two tensors are copied at once, of so many.</summary>
    public virtual int RunOf(Tensor to, Tensor from, int count) => 1;

    /// <summary>Copies a run from one element on to another's place.</summary>
    public virtual void Copy(string to, string from, int run) => Code.Line($"{to} = {from};");

    /// <summary>A number as the index of one of so many things in C#.</summary>
    public virtual string Whole(string number, int count) => $"(int){number}";

    /// <summary>Sets a run of elements to zero.</summary>
    public virtual void Clear(string to, int run) => Code.Line($"{to} = {Number(0)};");

    /// <summary>A sum over the samples, which may be many, is in double whatever the precision: here begins one.</summary>
    public void BeginSum() => Code.Line("double sum = 0.0;");

    /// <summary>Such a sum as a number of the network's own type.</summary>
    public string EndSum => Type == "double" ? "sum" : $"({Type})sum";

    /// <summary>A product or a name in double as a number of the network's own type.</summary>
    public string Narrow(string value) =>
        Type == "double" ? value : $"({Type}){(value.IndexOf(' ') < 0 ? value : $"({value})")}";

    /// <summary>A factor of what is summed.</summary>
    public string Widen(string factor) => Type == "double" ? factor : $"(double){factor}";

    public string Number(double value) => Literal.Of(value, Precision);

    /// <summary>An element of an operand that may be smaller than what is written, and is repeated then.</summary>
    public Address Operand(Tensor operand, Tensor output, Index row, Index column)
    {
        Index operandRow = Broadcast.RepeatsRow(operand, output) ? 0 : Broadcast.RepeatsSample(operand, output) ? row % operand.RowsPerSample : row;
        return Element(operand, operandRow, Broadcast.RepeatsColumn(operand, output) ? 0 : column);
    }

    private sealed class Level : IDisposable
    {
        private readonly LoopWriter _writer;
        private readonly IDisposable? _block;

        public Level(LoopWriter writer, IDisposable? block)
        {
            _writer = writer;
            _block = block;
            writer._depth++;
        }

        public void Dispose()
        {
            _writer._depth--;
            _block?.Dispose();
        }
    }
}
