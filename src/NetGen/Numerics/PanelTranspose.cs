using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Transposes a block of weights for generated code: in a panel the outputs of an input stand side by side, afterwards the inputs of an output do.
/// What is summed along the outputs then needs no sum across a vector.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelTranspose
{
    /// <summary>Copies W[j][i] to <c>block[j · width + i]</c> for outputs j and inputs i; behind the last input a row is zero.</summary>
    /// <param name="weights">The weight of the first output, which begins a panel, and of the first input.</param>
    /// <param name="panelWidth">Outputs in a panel, padding counted: a multiple of four. The weights of the next input are so far away.</param>
    /// <param name="panelLength">Elements from one panel to the next.</param>
    /// <param name="outputs">How many outputs.</param>
    /// <param name="inputs">How many inputs; at most <paramref name="width"/>, none where it is not above 0.</param>
    /// <param name="width">Elements of a row: a multiple of four.</param>
    /// <param name="block">Where to: <c>[outputs, rounded up to four][width]</c>; the padding of a panel comes along.</param>
    public static void Copy(ref float weights, nint panelWidth, nint panelLength, nint outputs, nint inputs, nint width, ref float block)
    {
        for (nint j = 0, panel = 0; j < outputs; j += panelWidth, panel += panelLength)
        {
            nint columns = nint.Min(panelWidth, RoundUp(outputs - j, Vector128<float>.Count));
            MatrixTranspose.Copy(ref Unsafe.Add(ref weights, panel), panelWidth, inputs, columns, ref Unsafe.Add(ref block, j * width), width, width);
        }
    }

    /// <inheritdoc cref="Copy(ref float, nint, nint, nint, nint, nint, ref float)"/>
    public static void Copy(ref double weights, nint panelWidth, nint panelLength, nint outputs, nint inputs, nint width, ref double block)
    {
        for (nint j = 0, panel = 0; j < outputs; j += panelWidth, panel += panelLength)
        {
            nint columns = nint.Min(panelWidth, RoundUp(outputs - j, Vector128<double>.Count));
            MatrixTranspose.Copy(ref Unsafe.Add(ref weights, panel), panelWidth, inputs, columns, ref Unsafe.Add(ref block, j * width), width, width);
        }
    }

    private static nint RoundUp(nint count, int multiple) => (count + multiple - 1) / multiple * multiple;
}
