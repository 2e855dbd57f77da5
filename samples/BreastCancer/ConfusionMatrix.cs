using System.Globalization;
using System.Numerics;
using NetGen;

namespace BreastCancer;

/// <summary>How often which answer met which truth.</summary>
/// <param name="BenignAsBenign">Benign tumours called benign.</param>
/// <param name="BenignAsMalignant">Benign tumours called malignant: a false alarm.</param>
/// <param name="MalignantAsBenign">Malignant tumours called benign: the error that matters most.</param>
/// <param name="MalignantAsMalignant">Malignant tumours called malignant.</param>
internal readonly record struct ConfusionMatrix(int BenignAsBenign, int BenignAsMalignant, int MalignantAsBenign, int MalignantAsMalignant)
{
    public int Correct => BenignAsBenign + MalignantAsMalignant;

    public int Count => Correct + BenignAsMalignant + MalignantAsBenign;

    /// <summary>Counts the answers of a network; above one half means benign.</summary>
    /// <param name="benign">The probability of benign for each row.</param>
    /// <param name="data">The rows, with the truth as target.</param>
    public static ConfusionMatrix Of<T>(ReadOnlySpan<T> benign, Dataset data)
        where T : IFloatingPoint<T>
    {
        T half = T.CreateChecked(0.5);
        Span<int> counts = stackalloc int[4];
        for (int row = 0; row < data.Count; row++)
        {
            bool isBenign = data.Targets(row)[0] == 1;
            bool calledBenign = benign[row] > half;
            counts[(isBenign ? 0 : 2) + (isBenign == calledBenign ? 0 : 1)]++;
        }

        return new ConfusionMatrix(counts[0], counts[1], MalignantAsBenign: counts[3], MalignantAsMalignant: counts[2]);
    }

    public static ConfusionMatrix operator +(ConfusionMatrix a, ConfusionMatrix b) => new(
        a.BenignAsBenign + b.BenignAsBenign,
        a.BenignAsMalignant + b.BenignAsMalignant,
        a.MalignantAsBenign + b.MalignantAsBenign,
        a.MalignantAsMalignant + b.MalignantAsMalignant);

    /// <summary>As in <c>92.1 %</c>.</summary>
    public string Percent => string.Create(CultureInfo.InvariantCulture, $"{100.0 * Correct / Count:F1} %");

    /// <summary>As in <c>105/114 (92.1 %)</c>.</summary>
    public override string ToString() => $"{Correct}/{Count} ({Percent})";
}
