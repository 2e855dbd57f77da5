using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Where kernels write: how memory is addressed, and the words of one width of vectors.</summary>
internal sealed class FastWriter(CSharpWriter code, Precision precision, ProgramPlan plan, int vectorBits) : LoopWriter(code, precision)
{
    /// <summary>The caller's outputs, as a method's parameter.</summary>
    public const string Output = "output";

    /// <summary>The caller's targets, as a method's parameter.</summary>
    public const string Targets = "targets";

    private const int BitsPerByte = 8;

    private int _locals;

    /// <summary>Numbers in a vector.</summary>
    public int Lanes { get; } = vectorBits / BitsPerByte / Budget.SizeOf(precision);

    /// <summary>The static class of the vector's functions.</summary>
    public string Family { get; } = "Vector" + Literal.Of(vectorBits);

    public string Vector => $"{Family}<{Type}>";

    public string Zero => $"{Vector}.Zero";

    protected override string Counter => "nint";

    public static string Plus(string index, int offset) => (index, offset) switch
    {
        (_, 0) => index,
        ("0", _) => Literal.Of(offset),
        _ when int.TryParse(index, out int number) => Literal.Of(number + offset),
        _ => $"{index} + {Literal.Of(offset)}",
    };

    public StoredSlot Stored(Tensor tensor) => plan.Storage.Stored(tensor);

    public override string Element(Tensor tensor, string row, string column)
    {
        Slot slot = plan.Storage[tensor];
        if (slot.Region is not (Region.Parameters or Region.Gradients) || tensor.Shape.Rank == 1)
        {
            return At(tensor, Index(row, slot.Stride, column));
        }

        // Panels know two axes: the first, and all others as one.
        int width = Stored(tensor).PanelWidth;
        int inner = tensor.RowsPerSample / Stored(tensor).Rows;
        (string first, string others) = inner == 1 ? (row, column) : ($"({row}) / {Literal.Of(inner)}", Index($"({row}) % {Literal.Of(inner)}", tensor.Columns, column));
        return PanelElement(tensor, $"({first}) / {Literal.Of(width)} * {Literal.Of(width)}", $"({others})", 0, $" + (({first}) % {Literal.Of(width)})");
    }

    /// <summary>An element of a matrix that stands in panels.</summary>
    /// <param name="tensor">The matrix, or its gradient.</param>
    /// <param name="panelRow">The first row of the panel.</param>
    /// <param name="column">The column.</param>
    /// <param name="rowInPanel">The row inside the panel.</param>
    /// <param name="more">What else is added to the index.</param>
    public string PanelElement(Tensor tensor, string panelRow, string column, int rowInPanel, string more = "")
    {
        StoredSlot slot = Stored(tensor);
        string start = panelRow == "0" ? string.Empty : $"{panelRow} * {Literal.Of(slot.Columns)} + ";
        string inner = int.TryParse(column, out int number)
            ? Literal.Of((number * slot.PanelWidth) + rowInPanel)
            : Plus((column.IndexOf(' ') < 0 ? column : $"({column})") + " * " + Literal.Of(slot.PanelWidth), rowInPanel);
        return At(tensor, start + inner + more);
    }

    public override (string Span, int Stride) Memory(Tensor tensor)
    {
        int stride = plan.Storage[tensor].Stride;
        return ($"MemoryMarshal.CreateSpan(ref {TensorNames.Of(tensor)}, (int)({Rows(tensor)}) * {Literal.Of(stride)})", stride);
    }

    public override bool ClearsPadding(Tensor tensor) => plan.Storage.IsReadWithPadding(tensor) && plan.Storage[tensor].Stride > tensor.Columns;

    /// <summary>Zeroes the padding of a row where vectors read it.</summary>
    public override void EndRow(Tensor tensor, string row)
    {
        if (ClearsPadding(tensor))
        {
            using (Code.Block($"for (nint c = {Literal.Of(tensor.Columns)}; c < {Literal.Of(plan.Storage[tensor].Stride)}; c++)"))
            {
                Code.Line($"{Element(tensor, row, "c")} = {Number(0)};");
            }
        }
    }

    public string Load(string element) => $"{Family}.LoadUnsafe(ref {element})";

    public void Store(string element, string vector) => Code.Line($"{Family}.StoreUnsafe({vector}, ref {element});");

    public string Spread(string number) => $"{Family}.Create({number})";

    public void MultiplyAdd(string sum, string left, string right) => Code.Line($"{sum} = {Family}.MultiplyAddEstimate({left}, {right}, {sum});");

    /// <summary>The vector with all but its first numbers zero.</summary>
    public string KeepFirst(string vector, int count)
    {
        if (count >= Lanes)
        {
            return vector;
        }

        string literal = Precision == Precision.Double ? "L" : string.Empty;
        string mask = string.Join(", ", Enumerable.Range(0, Lanes).Select(i => (i < count ? "-1" : "0") + literal));
        return $"({vector}) & {Family}.Create({mask}).As{(Precision == Precision.Double ? "Double" : "Single")}()";
    }

    /// <summary>A name no tensor and no other vector of the method has.</summary>
    public string NewLocal(string name) => $"{name}V{Literal.Of(_locals++)}";

    /// <summary>Declares a vector under a new name.</summary>
    public string Local(string name, string value)
    {
        string local = NewLocal(name);
        Code.Line($"{Vector} {local} = {value};");
        return local;
    }

    /// <summary>A panel is worked on in blocks of vectors that fit the registers: where each begins.</summary>
    public IEnumerable<int> BlocksOf(int panelWidth)
    {
        int width = VectorsOfBlock(panelWidth) * Lanes;
        return Enumerable.Range(0, panelWidth / width).Select(b => b * width);
    }

    public int VectorsOfBlock(int panelWidth) => panelWidth / Lanes is var vectors && vectors <= 3 ? vectors : 2;

    /// <summary>A loop over the panels of a stored matrix; the index is the panel's first row.</summary>
    public IDisposable? PanelLoop(StoredSlot slot, out string panelRow) => SteppedLoop("p", 0, slot.Panels * slot.PanelWidth, slot.PanelWidth, out panelRow);

    /// <summary>A loop with literal bounds, or none where there is a single turn.</summary>
    public IDisposable? SteppedLoop(string name, int first, int end, int step, out string index)
    {
        bool once = end - first <= step;
        index = once ? Literal.Of(first) : name;
        return once ? null : Code.Block($"for (nint {name} = {Literal.Of(first)}; {name} < {Literal.Of(end)}; {Advance(name, step)})");
    }

    /// <summary>A step of a counter in C#.</summary>
    public static string Advance(string name, int step) => step == 1 ? name + "++" : $"{name} += {Literal.Of(step)}";

    /// <summary>
    /// The inner index, dealt over chains: index k goes to chain k mod <paramref name="chains"/>, written out or in a loop, so that both give the same bits.
    /// </summary>
    public void InnerLoop(int length, int chains, bool straight, Action<string, int, int> write)
    {
        int looped = straight || length < 2 * chains ? 0 : length / chains * chains;
        if (looped > 0)
        {
            using (SteppedLoop("k", 0, looped, chains, out string index))
            {
                for (int k = 0; k < chains; k++)
                {
                    write(index, k, k);
                }
            }
        }

        for (int k = looped; k < length; k++)
        {
            write("0", k, k % chains);
        }
    }

    /// <summary>Every vector of a padded row: its first column, and how many of its numbers are no padding.</summary>
    public void VectorsOfRow(Tensor tensor, Action<string, int> write)
    {
        int stride = plan.Storage[tensor].Stride;
        int looped = stride / Lanes > Budget.UnrolledVectors ? tensor.Columns / Lanes * Lanes : 0;
        if (looped > 0)
        {
            using (SteppedLoop("c", 0, looped, Lanes, out string column))
            {
                write(column, Lanes);
            }
        }

        for (int c = looped; c < stride; c += Lanes)
        {
            write(Literal.Of(c), Math.Max(0, Math.Min(Lanes, tensor.Columns - c)));
        }
    }

    private string At(Tensor tensor, string index) =>
        index == "0" ? TensorNames.Of(tensor) : $"Unsafe.Add(ref {TensorNames.Of(tensor)}, {index})";
}
