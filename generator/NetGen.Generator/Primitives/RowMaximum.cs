using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The largest element of a row, which softmax and log-softmax subtract so that no exponential overflows.</summary>
internal static class RowMaximum
{
    public static void Write(LoopWriter loop, Tensor tensor, Index row)
    {
        loop.Code.Line($"{loop.Type} max = {loop.Element(tensor, row, 0)};");
        using (loop.ColumnLoop(tensor, out Index column))
        {
            loop.Code.Line($"max = Math.Max(max, {loop.Element(tensor, row, column)});");
        }
    }
}
