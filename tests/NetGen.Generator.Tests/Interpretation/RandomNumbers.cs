using System.Linq;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>
/// For element e of sample s word e mod 4 of Philox4x32-10 at the counter (⌊e/4⌋, s, step, purpose) under the key (seed, stream):
/// (k + 1/2)·2⁻²³ of its upper 23 bits k where numbers are uniform; where they are normal, the quantile of (k + 1/2)·2⁻³² of all its bits.
/// </summary>
internal static class RandomNumbers
{
    public static Matrix Of(RandomDraw random, Evaluation evaluation)
    {
        bool isNormal = random.Distribution == RandomDistribution.Normal;
        RandomPurpose purpose = isNormal ? RandomPurpose.Noise : RandomPurpose.Dropout;
        var philox = new Philox((uint)evaluation.Key.Seed, (uint)random.Stream);
        int size = (int)random.Output.Shape.Size;
        int rows = evaluation.Rows(random.Output);
        return new Matrix(
            rows, random.Output.Columns, [.. Enumerable.Range(0, rows * random.Output.Columns).Select(i => Number(Word(i / size, i % size)))]);

        double Number(uint word) => isNormal
            ? ElementaryFunctions.NormalQuantile(((2.0 * word) + 1) / (1L << 33))
            : ((2.0 * (word >> 9)) + 1) / (1 << 24);

        uint Word(int sample, int element)
        {
            (uint x0, uint x1, uint x2, uint x3) = philox.Generate((uint)element >> 2, (uint)sample, (uint)evaluation.Key.Step, (uint)purpose);
            return (element & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
        }
    }
}
