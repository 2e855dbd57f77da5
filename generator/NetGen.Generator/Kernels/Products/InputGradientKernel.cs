using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>dA = dZ·W, with the elementwise step behind it where there is one, such as the mask of a ReLU.</summary>
internal abstract class InputGradientKernel(MatMul product, Map? epilogue) : Kernel, IFusing
{
    public Map? Fused { get; } = epilogue;

    public sealed override ImmutableArray<string> Formulas => Fused is null ? [Product.Formula] : [Product.Formula, Fused.Formula];

    public sealed override ImmutableArray<Tensor> Reads =>
        Fused is null ? Product.Inputs : [.. Product.Inputs, .. Fused.Inputs.Where(i => i != Product.Output)];

    public sealed override ImmutableArray<Tensor> Writes => [Result];

    protected MatMul Product { get; } = product;

    /// <summary>Where the product is stored; the elementwise step overwrites it.</summary>
    protected Tensor Result => Fused?.Output ?? Product.Output;

    /// <summary>Writes the elementwise step as a loop of its own over the stored product.</summary>
    protected void WriteFusedRows(FastWriter writer)
    {
        if (Fused is not null)
        {
            VectorMap.WriteRows(writer, Fused, i => i == Product.Output ? Result : i);
        }
    }
}
