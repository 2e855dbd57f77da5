namespace NetGen;

/// <summary>Random numbers by index out of one Philox stream: element i is the same whether or not the ones before it are asked for.</summary>
/// <param name="seed">The user's seed.</param>
/// <param name="stream">Which of the seed's streams: a tensor, an epoch.</param>
/// <param name="purpose">What the numbers are for.</param>
internal readonly struct RandomStream(int seed, int stream, RandomPurpose purpose)
{
    private readonly Philox _philox = new(unchecked((uint)seed), unchecked((uint)stream));
    private readonly uint _purpose = (uint)purpose;

    /// <summary>64 random bits; two elements share one block of Philox.</summary>
    public ulong Bits(long index)
    {
        ulong block = (ulong)index >> 1;
        (uint x0, uint x1, uint x2, uint x3) = _philox.Generate((uint)block, (uint)(block >> 32), 0, _purpose);
        return (index & 1) == 0 ? ((ulong)x1 << 32) | x0 : ((ulong)x3 << 32) | x2;
    }

    /// <summary>
    /// Uniform on the open interval (0, 1): (k + 1/2)·2⁻⁵² with 52 random bits k. Every such number is exact in double, none is 0, 1/2 or 1,
    /// and u and 1 − u are equally likely.
    /// </summary>
    public double Uniform(long index) => ((Bits(index) >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>Standard normal, by the quantile of one uniform.</summary>
    public double Normal(long index) => NormalDistribution.Quantile(Uniform(index));
}
