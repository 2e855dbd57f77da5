using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <content>Copies of numbers that stand side by side: for a span of literal length the compiler writes the moves.</content>
internal sealed partial class FastWriter
{
    /// <summary>Numbers that are copied one by one all the same.</summary>
    public const int ShortRun = 3;

    public override int RunOf(Tensor to, Tensor from, int count) => count > ShortRun && !InPanels(to) && !InPanels(from) ? count : 1;

    public override void Copy(string to, string from, int run)
    {
        if (run == 1)
        {
            base.Copy(to, from, run);
        }
        else
        {
            Code.Line($"MemoryMarshal.CreateSpan(ref {from}, {Literal.Of(run)}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {Literal.Of(run)}));");
        }
    }

    public override void Clear(string to, int run)
    {
        if (run == 1)
        {
            base.Clear(to, run);
        }
        else
        {
            Code.Line($"MemoryMarshal.CreateSpan(ref {to}, {Literal.Of(run)}).Clear();");
        }
    }

    /// <summary>No number of any kind leads out of the memory: conversions to unsigned numbers saturate, and NaN becomes 0.</summary>
    public override string Whole(string number, int count) => $"(nint)Math.Min((uint){number}, {Literal.Of(count - 1)}u)";

    private bool InPanels(Tensor tensor) =>
        storage[tensor].Region is Region.Parameters or Region.Gradients && tensor.Shape.Rank > 1 && Stored(tensor).PanelWidth > 1;
}
