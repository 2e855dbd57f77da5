using System.Linq;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>
/// (k + 1/2)·2⁻²³, where k is the upper 23 bits of a word of Philox4x32-10: for element e of sample s word e mod 4 at the counter
/// (⌊e/4⌋, s, step, purpose) under the key (seed, stream).
/// </summary>
internal static class RandomNumbers
{
    public static Matrix Of(RandomUniform random, Evaluation evaluation)
    {
        var philox = new Philox((uint)evaluation.Key.Seed, (uint)random.Stream);
        int size = (int)random.Output.Shape.Size;
        int rows = evaluation.Rows(random.Output);
        return new Matrix(rows, random.Output.Columns, [.. Enumerable.Range(0, rows * random.Output.Columns).Select(i => Uniform(i / size, i % size))]);

        double Uniform(int sample, int element)
        {
            (uint x0, uint x1, uint x2, uint x3) = philox.Generate(
                (uint)element >> 2, (uint)sample, (uint)evaluation.Key.Step, (uint)RandomPurpose.Dropout);
            uint word = (element & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
            return ((2.0 * (word >> 9)) + 1) / (1 << 24);
        }
    }
}
