using System;

namespace NetGen;

/// <summary>
/// Philox4x32-10, a counter-based random number generator: a pure function from a 64-bit key and a 128-bit counter to four random words.
/// Without state, so a number depends on its place and not on who asked before; integer arithmetic, so the same on every machine.
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011 (Random123).
/// </summary>
/// <param name="key0">The low word of the key.</param>
/// <param name="key1">The high word of the key.</param>
internal readonly partial struct Philox(uint key0, uint key1)
{
    private const int Rounds = 10;

    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    // The Weyl sequence of the key: the golden ratio and √3 − 1, as fractions of 2^32.
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The four random words at a counter; word 0 of the counter is the fastest by convention.</summary>
    public (uint X0, uint X1, uint X2, uint X3) Generate(uint counter0, uint counter1, uint counter2, uint counter3)
    {
        (uint x0, uint x1, uint x2, uint x3) = (counter0, counter1, counter2, counter3);
        (uint k0, uint k1) = (key0, key1);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = Math.BigMul(Multiplier0, x0);
            ulong product1 = Math.BigMul(Multiplier1, x2);
            (x0, x1, x2, x3) = (
                (uint)(product1 >> 32) ^ x1 ^ k0,
                (uint)product1,
                (uint)(product0 >> 32) ^ x3 ^ k1,
                (uint)product0);
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        return (x0, x1, x2, x3);
    }
}
