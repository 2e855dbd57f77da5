using System;
using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Metrics;

public sealed class ThresholdTests
{
    [Fact]
    public void TheBestValuesAreThoseOfScikitLearnsCurves()
    {
        Assert.Equal(11, MetricsVectors.Thresholds.Length);
        Assert.All(MetricsVectors.Thresholds, expected =>
        {
            ScoresCase data = MetricsVectors.Scores.Single(c => c.Name == expected.Name);
            MetricsVectors.Near(expected.F1, Choose(ThresholdCriterion.F1).F1, "F1");
            MetricsVectors.Near(expected.Youden, Choose(ThresholdCriterion.Youden).Youden, "Youden");
            MetricsVectors.Near(expected.PrecisionAtRecall, Choose(ThresholdCriterion.MinimumRecall(0.7)).Precision, "precision");
            BinaryCounts cheapest = Choose(ThresholdCriterion.Cost(1, 3));
            Assert.Equal(expected.Cost, cheapest.FalsePositives + (3 * cheapest.FalseNegatives));
            if (expected.RecallAtPrecision >= 0)
            {
                MetricsVectors.Near(expected.RecallAtPrecision, Choose(ThresholdCriterion.MinimumPrecision(0.6)).Recall, "recall");
            }
            else
            {
                Assert.Equal(
                    $"No threshold reaches a precision of 0.6 on these {data.Actual.Length} samples: ask for less.",
                    Assert.Throws<InvalidOperationException>(() => Choose(ThresholdCriterion.MinimumPrecision(0.6))).Message);
            }

            BinaryCounts Choose(ThresholdCriterion criterion) => criterion.Choose<double>(data.Actual, data.Scores).Counts;
        });
    }

    /// <summary>The counts are those of the threshold itself, for scores of both number types; and of equally good cuts the highest is
    /// taken.</summary>
    [Fact]
    public void CountsAreThoseOfTheThreshold()
    {
        var gen =
            from n in Gen.Int[2, 12]
            from actual in Gen.Int[0, 1].Array[n]
            from scores in Gen.OneOf(Gen.Double[-1, 1], Gen.Int[0, 4].Select(i => i / 4.0), Gen.Int[0, 2].Select(i => 1 + (i * Math.ScaleB(1, -52)))).Array[n]
            where actual.Distinct().Count() == 2
            select (actual, scores);
        ThresholdCriterion[] criteria = [ThresholdCriterion.F1, ThresholdCriterion.Youden, ThresholdCriterion.MinimumRecall(0.5), ThresholdCriterion.Cost(2, 1)];
        gen.Sample(
            data =>
            {
                float[] floats = Array.ConvertAll(data.scores, s => (float)s);
                foreach (ThresholdCriterion criterion in criteria)
                {
                    ChosenThreshold chosen = criterion.Choose<double>(data.actual, data.scores);
                    Assert.Equal(Counts(data.actual, data.scores, chosen.Threshold), chosen.Counts);
                    ChosenThreshold single = criterion.Choose<float>(data.actual, floats);
                    Assert.Equal(Counts(data.actual, Array.ConvertAll(floats, f => (double)f), single.Threshold), single.Counts);
                }

                double highest = Cuts(data.scores).Max(t => Counts(data.actual, data.scores, t).F1);
                ChosenThreshold best = ThresholdCriterion.F1.Choose<double>(data.actual, data.scores);
                Assert.Equal(highest, best.Counts.F1, 1e-15);
                Assert.DoesNotContain(Cuts(data.scores), t => t > best.Threshold && Counts(data.actual, data.scores, t) is var c && c.F1 == highest && c != best.Counts);
            },
            iter: 2000);
    }

    /// <summary>By hand: the scores 1 to 4 are negative, positive, negative, positive.</summary>
    [Fact]
    public void TiesGoToTheHighestThreshold()
    {
        int[] actual = [0, 1, 0, 1];
        double[] scores = [1, 2, 3, 4];

        // F1 is 0.8 above 1 (2, 1, 1, 0), and 2/3 above 3 and below 1.
        Assert.Equal(new ChosenThreshold(1.5, new BinaryCounts(2, 1, 1, 0)), ThresholdCriterion.F1.Choose<double>(actual, scores));

        // J is one half above 3 and above 1.
        Assert.Equal(new ChosenThreshold(3.5, new BinaryCounts(1, 0, 2, 1)), ThresholdCriterion.Youden.Choose<double>(actual, scores));

        // A false positive costs as much as a false negative: one of either above 3 and above 1.
        Assert.Equal(3.5, ThresholdCriterion.Cost(1, 1).Choose<double>(actual, scores).Threshold);

        // Nothing costs nothing where nothing is called positive, or where nothing is called negative.
        Assert.Equal(new ChosenThreshold(4, new BinaryCounts(0, 0, 2, 2)), ThresholdCriterion.Cost(1, 0).Choose<double>([1, 1, 0, 0], scores));
        Assert.Equal(
            new ChosenThreshold(Math.BitDecrement(1.0), new BinaryCounts(2, 2, 0, 0)), ThresholdCriterion.Cost(0, 1).Choose<double>([1, 1, 0, 0], scores));

        // Above 3 the precision is 1 with a recall of one half; above 1 it is 2/3 with all.
        Assert.Equal(3.5, ThresholdCriterion.MinimumPrecision(0.7).Choose<double>(actual, scores).Threshold);
        Assert.Equal(1.5, ThresholdCriterion.MinimumPrecision(2 / 3.0).Choose<double>(actual, scores).Threshold);
        Assert.Equal(3.5, ThresholdCriterion.MinimumRecall(0.5).Choose<double>(actual, scores).Threshold);
        Assert.Equal(1.5, ThresholdCriterion.MinimumRecall(0.51).Choose<double>(actual, scores).Threshold);
    }

    [Fact]
    public void TheThresholdOfANetworkServesItsEvaluation()
    {
        var network = new Yes();
        network.WriteTensor("dense1.weight", [1]);
        var data = new Dataset([-2, -1, 0, 1, 2, 3], 1, [0, 1, 0, 0, 1, 1], 1);
        ChosenThreshold chosen = Classification.ChooseThreshold(network, data, ThresholdCriterion.F1);
        ClassificationReport report = Classification.Evaluate(network, data, chosen.Threshold);
        Assert.Equal((0.8, chosen.Counts.F1), (report.F1(), report.F1()));
        Assert.Equal(chosen.Counts.Accuracy, report.Accuracy);

        var side = new Side();
        side.WriteTensor("dense1.weight", [1]);
        Assert.Equal(
            -0.75, Classification.ChooseThreshold(side, new Dataset([-2, -0.5, -1, 2], 1, [-1, 1, -1, 1], 1), ThresholdCriterion.Youden).Threshold);
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;

        Assert.StartsWith("precision must be above 0 and at most 1, but is 0.", Message(() => ThresholdCriterion.MinimumPrecision(0)));
        Assert.StartsWith("recall must be above 0 and at most 1, but is NaN.", Message(() => ThresholdCriterion.MinimumRecall(double.NaN)));
        Assert.StartsWith("falseNegative must be finite and at least 0, but is -1.", Message(() => ThresholdCriterion.Cost(1, -1)));
        Assert.StartsWith("A threshold is chosen by samples of both classes, but all 2 are of class 1.", Message(() => ThresholdCriterion.F1.Choose<double>([1, 1], [0, 1])));
        Assert.StartsWith("The length of scores must be 2, but is 1.", Message(() => ThresholdCriterion.F1.Choose<double>([0, 1], [0])));
        Assert.StartsWith("actual[1] must be a class from 0 to 1, but is 2.", Message(() => ThresholdCriterion.F1.Choose<double>([0, 2], [0, 1])));
        Assert.StartsWith("scores[0] must be a number, but is NaN.", Message(() => ThresholdCriterion.F1.Choose([0, 1], [float.NaN, 1])));
        Assert.StartsWith("scores[1] must be finite, but is -Infinity.",
            Message(() => ThresholdCriterion.F1.Choose([0, 1], [1, float.NegativeInfinity])));
        Assert.StartsWith("scores[0] must be finite, but is Infinity.",
            Message(() => ThresholdCriterion.F1.Choose([0, 1], [double.PositiveInfinity, 1])));
        Assert.StartsWith("ChooseThreshold is for one output, but Tags has 2: ", Message(() => Classification.ChooseThreshold(new Tags(), new Dataset([1, 2], 2, [0, 1], 2), ThresholdCriterion.F1)));
    }

    private static double[] Cuts(double[] scores) => [.. scores.Distinct().Order(), Math.BitDecrement(scores.Min())];

    private static BinaryCounts Counts(int[] actual, double[] scores, double threshold)
    {
        int Of(int truth, bool isAbove) => actual.Where((a, i) => a == truth && scores[i] > threshold == isAbove).Count();
        return new(Of(1, true), Of(0, true), Of(0, false), Of(1, false));
    }
}
