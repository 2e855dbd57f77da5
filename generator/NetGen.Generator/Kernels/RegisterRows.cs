using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What one kernel of one sample's method hands to the next in registers. What is stored and loaded again right away is some eight cycles late, and
/// one sample waits for each layer.
/// </summary>
internal sealed class RegisterRows
{
    private readonly Dictionary<Tensor, (int Lanes, bool Alone)> _rows;

    public RegisterRows(Dictionary<Tensor, (int Lanes, bool Alone)> rows) => _rows = rows;

    /// <summary>Nothing is handed on so.</summary>
    public static RegisterRows None { get; } = new([]);

    /// <summary>The tensors, in order.</summary>
    public IEnumerable<Tensor> Tensors => _rows.Keys;

    /// <summary>Whether a tensor's row is in registers.</summary>
    public bool Holds(Tensor tensor) => _rows.ContainsKey(tensor);

    /// <summary>Whether it is nowhere else: everyone who reads it takes it from there.</summary>
    public bool HoldsAlone(Tensor tensor) => _rows.TryGetValue(tensor, out (int, bool Alone) row) && row.Alone;

    /// <summary>Those that a kernel takes or leaves there.</summary>
    public RegisterRows For(Kernel kernel, FastWriter writer)
    {
        ImmutableArray<Tensor> own = kernel.MayBeInRegisters(writer);
        return new RegisterRows(_rows.Where(r => own.Contains(r.Key) && Fits(r.Key, r.Value.Lanes, writer)).ToDictionary(r => r.Key, r => r.Value));
    }

    /// <summary>The local variable of a row's vector.</summary>
    public static string NameOf(string tensor, int vector) => $"{tensor}Row{Literal.Of(vector)}";

    /// <summary>Who takes vectors must work with vectors as wide.</summary>
    public static bool Fits(Tensor tensor, int lanes, FastWriter writer) => tensor.Columns == 1 || writer.Lanes == lanes;
}
