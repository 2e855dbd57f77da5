using System;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>How wide a kernel's vectors are on a processor that has vectors of a width, in bits: the widest that pay and that fill its rows.</summary>
internal sealed class VectorWidths(ProgramStorage storage, Precision precision)
{
    /// <summary>In a batch's code.</summary>
    public int ForBatch(Kernel kernel, int processorBits) => Fitting(kernel, Math.Min(processorBits, kernel.WidestVectors));

    /// <summary>In the code for one sample.</summary>
    public int ForOneSample(Kernel kernel, int processorBits) => Fitting(kernel, Math.Min(processorBits, kernel.WidestForOneSample));

    private int Fitting(Kernel kernel, int bits)
    {
        int run = kernel.RunLength(storage);
        while (run % VectorBits.Lanes(bits, precision) != 0)
        {
            bits /= 2;
        }

        return bits;
    }
}
