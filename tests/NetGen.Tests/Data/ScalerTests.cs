using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

public class ScalerTests
{
    private static readonly Dataset Iris = Dataset.FromCsv(TestFiles.Path("iris.csv"), "species");

    /// <summary>Means and population deviations of the file's decimals, from exact fractions.</summary>
    [Fact]
    public void StandardScalerLearnsMeansAndPopulationDeviations()
    {
        StandardScaler scaler = StandardScaler.Fit(Iris);
        double[] means = [5.843333333333334, 3.0573333333333332, 3.758, 1.1993333333333334];
        double[] deviations = [0.8253012917851409, 0.4344109677354946, 1.759404065775303, 0.7596926279021594];
        Assert.All(means.Zip(scaler.Means), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.All(deviations.Zip(scaler.Deviations), pair => Assert.Equal(pair.First, pair.Second, 1e-14));

        Dataset scaled = scaler.Transform(Iris);
        StandardScaler again = StandardScaler.Fit(scaled);
        Assert.All(again.Means, mean => Assert.Equal(0, mean, 1e-14));
        Assert.All(again.Deviations, deviation => Assert.Equal(1, deviation, 1e-14));
        Assert.Equal<string>(Iris.Classes, scaled.Classes);
        Assert.Equal<string>(Iris.FeatureNames, scaled.FeatureNames);
        Assert.Equal(Iris.AllTargets.ToArray(), scaled.AllTargets.ToArray());
        Assert.Equal((5.1 - scaler.Means[0]) / scaler.Deviations[0], scaled.Features(0)[0]);
    }

    [Fact]
    public void FeaturesThatDoNotVaryAreDividedByOne()
    {
        var data = new Dataset([.. Enumerable.Repeat(0.1, 569)], 1, new double[569], 1);
        Assert.Equal(1, StandardScaler.Fit(data).Deviations[0]);
        Assert.Equal(0, MinMaxScaler.Fit(data).Transform(data).Features(0)[0]);
    }

    [Fact]
    public void FeaturesThatVaryByRoundingOnlyAreDividedByOne()
    {
        var data = new Dataset([1e9, Math.BitIncrement(1e9)], 1, new double[2], 1);
        Assert.Equal(1, StandardScaler.Fit(data).Deviations[0]);
    }

    [Fact]
    public void DeviationsFarFromZeroKeepTheirDigits()
    {
        var data = new Dataset([1e9 + 1, 1e9 + 2, 1e9 + 3], 1, new double[3], 1);
        Assert.Equal(Math.Sqrt(2.0 / 3), StandardScaler.Fit(data).Deviations[0], 1e-15);
    }

    [Fact]
    public void MinMaxScalerMeetsItsEndsExactly()
    {
        MinMaxScaler scaler = MinMaxScaler.Fit(Iris, -1, 1);
        Assert.Equal<double>([4.3, 2.0, 1.0, 0.1], scaler.Minimums);
        Assert.Equal<double>([7.9, 4.4, 6.9, 2.5], scaler.Maximums);
        double[] scaled = new double[8];
        scaler.Transform([.. scaler.Minimums, .. scaler.Maximums], scaled);
        Assert.Equal([-1, -1, -1, -1, 1, 1, 1, 1], scaled);
        Assert.Equal([0, 1], MinMaxScaler.Fit(new Dataset([3, 7], 1, [0, 0], 1)).Transform(new Dataset([3, 7], 1, [0, 0], 1)).AllFeatures.ToArray());
    }

    [Fact]
    public void FloatsAreScaledInDouble()
    {
        var scaler = new StandardScaler([1e8 / 3], [7]);
        float[] values = [33333334f, 5f];
        scaler.Transform(values, values);
        Assert.Equal([(float)((33333334.0 - (1e8 / 3)) / 7), (float)((5 - (1e8 / 3)) / 7)], values);
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;

        StandardScaler scaler = StandardScaler.Fit(Iris);
        Assert.StartsWith("The scaler was fitted to 4 features, but the dataset has 1.",
            Message(() => scaler.Transform(new Dataset([1], 1, [1], 1))));
        Assert.StartsWith("The length of features must be a multiple of 4, the features of one sample, but is 3.",
            Message(() => scaler.Transform(new double[3], new double[3])));
        Assert.StartsWith("The length of scaled must be 4 as that of features, but is 8.",
            Message(() => scaler.Transform(new float[4], new float[8])));
        Assert.StartsWith("deviations must have 2 elements as means, but has 1.", Message(() => new StandardScaler([1, 2], [1])));
        Assert.StartsWith("deviations[0] must be above 0, but is 0.", Message(() => new StandardScaler([1], [0])));
        Assert.StartsWith("means, row 0, column 0: expected a finite number, found NaN.", Message(() => new StandardScaler([double.NaN], [1])));
        Assert.StartsWith("maximums must have 1 elements as minimums, but has 2.", Message(() => new MinMaxScaler([1], [1, 2])));
        Assert.StartsWith("Feature 0 must have a minimum not above its maximum and a finite range, but goes from 2 to 1.",
            Message(() => new MinMaxScaler([2], [1])));
        Assert.StartsWith("The range must be finite and its upper end above its lower end, but is 1 to 1.",
            Message(() => MinMaxScaler.Fit(Iris, 1, 1)));
    }
}
