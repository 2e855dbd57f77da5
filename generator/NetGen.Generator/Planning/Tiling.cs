namespace NetGen.Generator.Planning;

/// <summary>
/// How many sums a tile keeps in registers, for a processor's vectors: of 16 registers of 256 bits the others hold what is multiplied;
/// with 512 bits there are 32, and one vector is as much as two.
/// </summary>
/// <param name="Rows">Samples of a forward tile. Threads share a batch in runs of <see cref="Budget.SharedRows"/>, which this divides.</param>
/// <param name="Sums">Sums from which on one addition need not wait for the last.</param>
/// <param name="GradientSums">Sums of a tile of a weight's gradient.</param>
/// <param name="GradientInputs">The most inputs of such a tile.</param>
internal sealed record Tiling(int Rows, int Sums, int GradientSums, int GradientInputs)
{
    private const int WideBits = 512;

    public static readonly Tiling Usual = new(Rows: 4, Sums: 8, GradientSums: 12, GradientInputs: 6);
    public static readonly Tiling Wide = new(Rows: 8, Sums: 8, GradientSums: 12, GradientInputs: 12);

    public static Tiling Of(int vectorBits) => vectorBits == WideBits ? Wide : Usual;

    /// <summary>Inputs of a tile of a weight's gradient that is so many vectors wide.</summary>
    public int InputsOfGradient(int vectors) => System.Math.Min(GradientInputs, GradientSums / vectors);
}
