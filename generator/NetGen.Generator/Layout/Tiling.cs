namespace NetGen.Generator.Layout;

/// <summary>
/// How many sums a tile keeps in registers, for a processor's vectors: of 16 registers of 256 bits the others hold what is multiplied;
/// with 512 bits there are 32, and one vector is as much as two.
/// </summary>
/// <param name="ForwardVectors">The most vectors of a forward tile.</param>
/// <param name="Rows">Samples of a forward tile. Threads share a batch in runs of <see cref="Budget.SharedRows"/>, which this divides.</param>
/// <param name="MoreRows">Samples of a larger one, of two vectors, for as many as leave whole tiles of <paramref name="Rows"/> behind, which is
/// written for 6 and 4; 0 where there is none.</param>
/// <param name="Panels">Panels of one vector that a tile of several samples reads side by side: each number that is spread out serves as many
/// vectors. Zen 5: 784-512-512-10, 128 samples, 0.79 of the time with two, its gradients 0.91.</param>
/// <param name="Sums">Sums from which on one addition need not wait for the last.</param>
/// <param name="GradientSums">Sums of a tile of a weight's gradient.</param>
/// <param name="GradientInputs">The most inputs of such a tile.</param>
internal sealed record Tiling(int ForwardVectors, int Rows, int MoreRows, int Panels, int Sums, int GradientSums, int GradientInputs)
{
    /// <summary>The most vectors of a panel that other tiles take side by side.</summary>
    public const int MostVectors = 3;

    /// <summary>For 128 bits, mostly without an instruction that spreads a number: vectors cost less than rows. 784-128-64-10, 128 samples: 687 µs
    /// against 764.</summary>
    public static readonly Tiling Narrow = new(ForwardVectors: 4, Rows: 2, MoreRows: 0, Panels: 1, Sums: 8, GradientSums: 12, GradientInputs: 6);
    public static readonly Tiling Usual =
        new(ForwardVectors: MostVectors, Rows: 4, MoreRows: 6, Panels: 1, Sums: 8, GradientSums: 12, GradientInputs: 6);
    public static readonly Tiling Wide =
        new(ForwardVectors: MostVectors, Rows: 8, MoreRows: 0, Panels: 2, Sums: 8, GradientSums: 12, GradientInputs: 12);

    public static Tiling Of(int vectorBits) => vectorBits switch
    {
        VectorBits.Narrow => Narrow,
        VectorBits.Usual => Usual,
        _ => Wide,
    };

    /// <summary>Inputs of a tile of a weight's gradient that is so many vectors wide.</summary>
    public int InputsOfGradient(int vectors) => System.Math.Min(GradientInputs, GradientSums / vectors);
}
