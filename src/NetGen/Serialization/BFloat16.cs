using System;

namespace NetGen;

/// <summary>bfloat16 numbers as 16 bits: the upper half of a float.</summary>
internal static class BFloat16
{
    private const uint QuietBit = 0x40;
    private const uint HalfUnit = 0x8000;

    /// <summary>The same number as a float; exact.</summary>
    public static float ToSingle(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <summary>The nearest bfloat16, of two equally near ones the even one; infinite beyond the largest. NaN stays NaN.</summary>
    public static ushort FromDouble(double value)
    {
        float single = (float)value;
        uint bits = BitConverter.SingleToUInt32Bits(single);
        if (float.IsNaN(single))
        {
            return (ushort)((bits >> 16) | QuietBit);
        }

        // A float that lies half way may owe that to its own rounding: then the double says which side is nearer.
        if ((bits & 0xFFFF) == HalfUnit && single != value)
        {
            bits = Math.Abs(value) > Math.Abs((double)single) ? bits + 1 : bits - 1;
        }

        return (ushort)((bits + (HalfUnit - 1) + ((bits >> 16) & 1)) >> 16);
    }
}
