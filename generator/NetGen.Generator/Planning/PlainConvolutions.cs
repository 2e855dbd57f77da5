using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>Plain code's convolutions: the windows of an image and the products with them become one step, which reads as the definition.</summary>
internal sealed class PlainConvolutions
{
    private readonly Program _program;
    private readonly ILookup<Tensor, Primitive> _readers;
    private readonly Dictionary<Tensor, Window> _windows;
    private readonly Dictionary<Tensor, MatMul> _products;

    private PlainConvolutions(Program program)
    {
        _program = program;
        _readers = program.Steps.SelectMany(s => s.Inputs.Distinct().Select(i => (Input: i, Step: s))).ToLookup(r => r.Input, r => r.Step);
        _windows = program.Steps.OfType<Window>().Where(w => IsInner(w.Output) && _readers[w.Output].All(r => Reads(r, w.Output))).ToDictionary(w => w.Output);
        _products = program.Steps.OfType<MatMul>().Where(IsSummedByWindows).ToDictionary(m => m.Output);
    }

    /// <summary>The program with such steps in place of windows and their products.</summary>
    public static Program In(Program program) => new PlainConvolutions(program).Rewritten();

    private Program Rewritten() => _program with { Steps = [.. _program.Steps.Where(s => !IsReplaced(s.Output)).Select(Rewritten)] };

    private bool IsReplaced(Tensor tensor) => _windows.ContainsKey(tensor) || _products.ContainsKey(tensor);

    private Primitive Rewritten(Primitive step) => step switch
    {
        MatMul m when _windows.TryGetValue(m.A, out Window w) => new Convolution(w.Input, m.B, m.Addend, w.Axes, m.Output),
        Contract c when _windows.TryGetValue(c.B, out Window w) => new ConvolutionWeightAdjoint(c.A, w.Input, w.Axes, c.Output),
        SumOfWindows s when _products.TryGetValue(s.Input, out MatMul m) => new ConvolutionAdjoint(m.A, m.B, s.Axes, s.Output),
        _ => step,
    };

    private static bool Reads(Primitive step, Tensor windows) => step switch
    {
        MatMul m => m is { IsShared: true, TransposeA: false, TransposeB: true } && m.A == windows && m.B != windows,
        Contract c => c.B == windows && c.A != windows,
        _ => false,
    };

    private bool IsSummedByWindows(MatMul product) =>
        product is { IsShared: true, TransposeA: false, TransposeB: false, Addend: null } && IsInner(product.Output)
        && !_windows.ContainsKey(product.A)
        && _readers[product.Output].Count() == 1 && _readers[product.Output].Single() is SumOfWindows;

    /// <summary>Whether nothing but the steps reads a tensor.</summary>
    private bool IsInner(Tensor tensor) => !_program.Results.Contains(tensor) && !_program.Weighed.Contains(tensor);
}
