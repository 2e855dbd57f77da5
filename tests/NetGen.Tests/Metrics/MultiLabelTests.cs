using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Metrics;

public sealed class MultiLabelTests
{
    [Fact]
    public void ReportsAreScikitLearns() => Assert.All(MetricsVectors.Labels, expected =>
    {
        MultiLabelReport report = MultiLabelReport.Of<double>(expected.Actual, expected.Scores, expected.Labels, expected.Thresholds);
        Assert.Equal(expected.Report, report.ToString());
        MetricsVectors.Near(expected.SubsetAccuracy, report.SubsetAccuracy, "subset accuracy");
        MetricsVectors.Near(expected.HammingLoss, report.HammingLoss, "Hamming loss");
        MetricsVectors.Near(expected.F1Of, [.. Enumerable.Range(0, expected.Labels).Select(label => report.CountsOf(label).F1)], "F1 of each label");
        Same(expected.Precision, report.Precision, "precision");
        Same(expected.Recall, report.Recall, "recall");
        Same(expected.F1, report.F1, "F1");
        Same(expected.Jaccard, report.Jaccard, "Jaccard");
        Same(expected.AveragePrecision, report.AveragePrecision, "average precision");
        if (expected.RocAuc is not null)
        {
            Same(expected.RocAuc, report.RocAuc, "ROC AUC");
        }
    });

    /// <summary>In how many cases an area is defined.</summary>
    [Fact]
    public void AreasAreCompared() =>
        Assert.Equal(
            (8, 8), (MetricsVectors.Labels.Count(c => c.RocAuc is not null), MetricsVectors.Labels.Count(c => c.RocAuc is { Samples: not null })));

    /// <summary>The logits of the network are its inputs: the outputs are sigmoids of −1, 0 and so on.</summary>
    [Fact]
    public void ANetworkAndADataset()
    {
        Tags network = Passing();
        var data = new Dataset([-1, 0, 2, 1, 1, -2, 3, -3], 2, [0, 1, 1, 1, 0, 0, 1, 0], 2, targetNames: ["warm", "wet"]);
        MultiLabelReport report = MultiLabel.Evaluate(network, data);

        // Above one half: no no, yes yes, yes no, yes no.
        Assert.Equal(new BinaryCounts(2, 1, 1, 0), report.CountsOf(0));
        Assert.Equal(new BinaryCounts(1, 0, 2, 1), report.CountsOf(1));
        Assert.Equal((2, 4, 0.5, 0.25), (report.LabelCount, report.Count, report.SubsetAccuracy, report.HammingLoss));
        Assert.Equal(["warm", "wet"], report.Labels.ToArray());
        Assert.Equal(1 / (1 + Math.Exp(-3)), report.RocCurve(0).Points[1].Threshold, 1e-6);
        Assert.Equal(1 / (1 + Math.Exp(3)), report.PrecisionRecallCurve(1).Points[0].Threshold, 1e-6);
        Assert.Equal((1, 1), (report.RocAuc(), report.AveragePrecision()));
        Assert.StartsWith("              precision    recall  f1-score   support\n\n        warm       0.67      1.00", report.ToString(), StringComparison.Ordinal);

        // sigmoid(0) is above 0.4, sigmoid(1) is not above 0.8.
        report = MultiLabel.Evaluate(network, data, 0.8, 0.4);
        Assert.Equal((new BinaryCounts(2, 0, 2, 0), new BinaryCounts(2, 0, 2, 0)), (report.CountsOf(0), report.CountsOf(1)));
        Assert.Equal(new BinaryCounts(4, 3, 1, 0), MultiLabel.Evaluate(network, data, 0.1).Total);
    }

    [Fact]
    public void ThresholdsOfANetworkServeItsEvaluation()
    {
        Tags network = Passing();
        var data = new Dataset([-1, 0, 2, 1, 1, -2, 3, -3], 2, [0, 1, 1, 1, 0, 0, 1, 0], 2, targetNames: ["warm", "wet"]);
        ChosenThreshold[] chosen = [.. MultiLabel.ChooseThresholds(network, data, ThresholdCriterion.F1)];
        MultiLabelReport report = MultiLabel.Evaluate(network, data, [.. chosen.Select(c => c.Threshold)]);
        Assert.Equal([chosen[0].Counts, chosen[1].Counts], [report.CountsOf(0), report.CountsOf(1)]);
        Assert.Equal((1, 1), (report.F1(), report.SubsetAccuracy));
        Assert.InRange(chosen[0].Threshold, 1 / (1 + Math.Exp(-1)), 1 / (1 + Math.Exp(-2)));
        Assert.StartsWith(
            "Label 1 ('wet'): A threshold is chosen by samples of both classes, but all 2 are of class 0. (Parameter 'validation')",
            Assert.Throws<ArgumentException>(() => MultiLabel.ChooseThresholds(
                network, new Dataset([1, 2, 3, 4], 2, [0, 0, 1, 0], 2, targetNames: ["warm", "wet"]), ThresholdCriterion.F1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;

        Assert.StartsWith("MultiLabel is for a network whose loss is BinaryCrossEntropy or Hinge, but that of Line is MeanSquaredError.", Message(() => MultiLabel.Evaluate(new Line(), new Dataset([1], 1, [0], 1))));
        Assert.StartsWith("data, row 0, target 1: expected 0 or 1, for a label applies or not, found 0.5.", Message(() => MultiLabel.Evaluate(Passing(), new Dataset([1, 2], 2, [0, 0.5], 2))));
        Assert.StartsWith("The length of thresholds must be 2, but is 3.", Message(() => MultiLabel.Evaluate(Passing(), new Dataset([1, 2], 2, [0, 1], 2), 0.1, 0.2, 0.3)));
        Assert.StartsWith("thresholds[1] must be a number, but is NaN.", Message(() => MultiLabel.Evaluate(Passing(), new Dataset([1, 2], 2, [0, 1], 2), 0.1, double.NaN)));
        Assert.StartsWith("The length of actual must be a multiple of 2, the number of labels, but is 3.", Message(() => MultiLabelReport.Of<double>([0, 1, 0], [0, 1, 0], 2, [0.5])));
        Assert.StartsWith("actual[1] must be a class from 0 to 1, but is 2.", Message(() => MultiLabelReport.Of<double>([0, 2], [0, 1], 2, [0.5])));
        Assert.StartsWith("A metric needs at least one sample", Message(() => MultiLabelReport.Of<double>([], [], 2, [0.5])));
        MultiLabelReport report = MultiLabelReport.Of<double>([0, 1], [0, 1], 2, [0.5]);
        Assert.StartsWith("Averaging.Binary is not for labels", Message(() => report.F1(Averaging.Binary)));
        Assert.StartsWith("Averaging.Binary is not for labels", Message(() => report.RocAuc(Averaging.Binary)));
        Assert.StartsWith("The labels are 0 to 1.", Message(() => report.CountsOf(2)));
        Assert.StartsWith(
            "Averaging.Samples is for samples with several labels", Message(() => new ConfusionMatrix([1, 0, 0, 1], 2).F1(Averaging.Samples)));
    }

    private static void Same(LabelAverages expected, Func<Averaging, double> actual, string what)
    {
        foreach ((double? value, Averaging averaging) in new[]
        {
            (expected.Macro, Averaging.Macro), (expected.Micro, Averaging.Micro), (expected.Weighted, Averaging.Weighted), (expected.Samples, Averaging.Samples),
        })
        {
            if (value is not null)
            {
                MetricsVectors.Near(value.Value, actual(averaging), $"{what}, {averaging}");
            }
        }
    }

    private static Tags Passing()
    {
        var network = new Tags();
        network.WriteTensor("dense1.weight", [1, 0, 0, 1]);
        return network;
    }
}

[Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(2)]
[Dense(2, Activation.Sigmoid)]
internal sealed partial class Tags;
