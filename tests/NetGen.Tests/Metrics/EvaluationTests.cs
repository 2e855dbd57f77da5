using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>From a network and a dataset to metrics. The networks below pass their inputs on, so that what they answer is plain from the
/// data.</summary>
public class EvaluationTests
{
    [Fact]
    public void ASingleSigmoid()
    {
        Yes network = WithWeights(new Yes(), [1]);
        var data = new Dataset([-2, -1, 0, 1, 2, 3], 1, [0, 1, 0, 0, 1, 1], 1, classes: ["no", "yes"]);
        ClassificationReport report = Classification.Evaluate(network, data);
        Assert.Equal([0, 1, 0, 0, 1, 1], report.Actual.ToArray());

        // sigmoid(0) is one half, which is not above it.
        Assert.Equal([0, 0, 0, 1, 1, 1], report.Predicted.ToArray());
        Assert.Equal(4 / 6.0, report.Accuracy);
        Assert.Equal(4 / 6.0, report.BalancedAccuracy);
        Assert.Equal(2 / 3.0, report.Precision());
        Assert.Equal(2 / 3.0, report.Recall());
        Assert.Equal(2 / 3.0, report.F1(), 1e-15);
        Assert.Equal(1 / 3.0, report.Matthews, 1e-15);
        Assert.Equal(7 / 9.0, report.RocAuc, 1e-15);
        Assert.Equal(report.RocAuc, report.RocCurve(positive: 0).Area, 1e-15);
        Assert.Equal((1 + 1 + 0.6) / 3, report.AveragePrecision, 1e-15);
        Assert.Equal(Trainer.Evaluate<Yes, float>(network, data), report.LogLoss, 1e-6);
        Assert.Equal<string>(["no", "yes"], report.Confusion.Classes);
        Assert.Equal([0, 1, 1, 1, 1, 1], Classification.Evaluate(network, data, threshold: 0.2).Predicted.ToArray());
    }

    [Fact]
    public void ASoftmaxAndALogSoftmax()
    {
        double[] identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        var data = new Dataset([5, 1, 2, 1, 1, 0, 2, 3, 9, 4, 4, 4], 3, [1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1], 3);
        var logs = new LogChoice();
        logs.WriteTensor("dense1.weight", identity);
        ClassificationReport report = Classification.Evaluate(WithWeights(new Choice(), [.. identity.Select(w => (float)w)]), data);
        ClassificationReport fromLogs = Classification.Evaluate(logs, data);
        Assert.All([report, fromLogs], r =>
        {
            Assert.Equal([0, 1, 1, 2], r.Actual.ToArray());
            Assert.Equal([0, 0, 2, 0], r.Predicted.ToArray());
            Assert.Equal(0.25, r.Accuracy);
            Assert.Equal([0.75, 1, 1], [r.TopKAccuracy(1), r.TopKAccuracy(2), r.TopKAccuracy(3)]);

            // Softmax by rows: class 0 scores .94 .42 .00 .33, class 1 .02 .42 .00 .33, class 2 .05 .16 1.0 .33; the truth is 0, 1, 1, 2.
            Assert.Equal((1 + (2 / 4.0) + (2 / 3.0)) / 3, r.RocAuc, 1e-12);
            Assert.Equal((1 + ((1 + (2 / 4.0)) / 2) + (1 / 2.0)) / 3, r.AveragePrecision, 1e-12);
        });
        Assert.Equal(Trainer.Evaluate<Choice, float>(WithWeights(new Choice(), [.. identity.Select(w => (float)w)]), data), report.LogLoss, 1e-6);
        Assert.Equal(Trainer.Evaluate<LogChoice, double>(logs, data), fromLogs.LogLoss, 1e-12);
        Assert.Equal(fromLogs.RocAuc, report.RocAuc, 1e-12);
    }

    [Fact]
    public void EveryPlaceBeforeTheLastAxisIsASample()
    {
        Places network = WithWeights(new Places(), [1, 0, 0, 1]);
        ClassificationReport report = Classification.Evaluate(network, new Dataset([3, 1, 0, 2, 5, 6, 8, 7], 4, [1, 0, 1, 0, 0, 1, 0, 1], 4));
        Assert.Equal([0, 0, 1, 1], report.Actual.ToArray());
        Assert.Equal([0, 1, 1, 0], report.Predicted.ToArray());
    }

    [Fact]
    public void AHinge()
    {
        ClassificationReport report = Classification.Evaluate(WithWeights(new Side(), [1]), new Dataset([-2, -0.5, 0.5, 2], 1, [-1, 1, -1, 1], 1));
        Assert.Equal([0, 1, 0, 1], report.Actual.ToArray());
        Assert.Equal([0, 0, 1, 1], report.Predicted.ToArray());
        Assert.Equal(0.75, report.RocAuc);
        Assert.Equal(double.NaN, report.LogLoss);
    }

    /// <summary>More rows than one batch of predictions takes, targets no float is.</summary>
    [Fact]
    public void ARegression()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => i / 8.0)];
        RegressionReport report = Regression.Evaluate(
            WithWeights(new Line(), [1]), new Dataset(x, 1, [.. x.Select((value, i) => value + (i % 2 == 0 ? 0.1 : -0.3))], 1));
        Assert.Equal(1000, report.Count);
        Assert.Equal(0.05, report.MeanSquaredError, 1e-12);
        Assert.Equal(Math.Sqrt(0.05), report.RootMeanSquaredError, 1e-12);
        Assert.Equal(0.2, report.MeanAbsoluteError, 1e-12);
        Assert.Equal(RegressionMetrics.RSquared<double>([.. x.Select((value, i) => value + (i % 2 == 0 ? 0.1 : -0.3))], x), report.RSquared, 1e-12);
        Assert.True(report.ExplainedVariance > report.RSquared);
        Assert.StartsWith("1000 rows: MSE 0.05, RMSE 0.223607, MAE 0.2, R² 1.0000, ", report.ToString());
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;

        var data = new Dataset([1, 2], 1, [0, 1], 1);
        Assert.StartsWith("Classification is for a network that ends in CrossEntropy or SparseCrossEntropy, or in one output with BinaryCrossEntropy or Hinge, but Line ends in 1 with MeanSquaredError.",
            Message(() => Classification.Evaluate(new Line(), data)));
        Assert.StartsWith(
            "The InputSize of Choice is 3, but the FeatureCount of data is 1.", Message(() => Classification.Evaluate(new Choice(), data)));
        Assert.StartsWith("data, row 1, target 0: expected 0 or 1, for a sample is of one class, found 0.5.", Message(() => Classification.Evaluate(new Yes(), new Dataset([1, 2], 1, [0, 0.5], 1))));
        Assert.StartsWith("A threshold must be a number, for a network of one output; Choice has 3 and the threshold is 0.5.",
            Message(() => Classification.Evaluate(new Choice(), new Dataset([1, 2, 3], 3, [0, 0, 1], 3), threshold: 0.5)));
        Assert.StartsWith("A threshold must be a number", Message(() => Classification.Evaluate(new Yes(), data, threshold: double.NaN)));
        Assert.StartsWith("Line answers row 300 with NaN or infinity", Message(() => Regression.Evaluate(
            WithWeights(new Line(), [1e38f]), new Dataset([.. Enumerable.Range(0, 301).Select(i => i == 300 ? 10.0 : 1)], 1, new double[301], 1))));
        ClassificationReport report = Classification.Evaluate(new Yes(), data);
        Assert.StartsWith("Top-k accuracy is for networks with one output for each class", Message(() => report.TopKAccuracy(1)));
        Assert.StartsWith("The classes are 0 to 1.", Message(() => report.RocCurve(2)));
    }

    private static TSelf WithWeights<TSelf>(TSelf network, float[] weights)
        where TSelf : class, INetwork<TSelf, float>
    {
        network.Parameters.Write("dense1.weight", weights);
        return network;
    }
}

[Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Yes;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(3)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Choice;

[Network(Loss.CrossEntropy, Precision.Double, CodeStyle.Plain)]
[Input(3)]
[Dense(3, Activation.LogSoftmax)]
internal sealed partial class LogChoice;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(2, 2)]
[Dense(2, Activation.Softmax)]
internal sealed partial class Places;

[Network(Loss.Hinge, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(1)]
internal sealed partial class Side;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(1)]
internal sealed partial class Line;
