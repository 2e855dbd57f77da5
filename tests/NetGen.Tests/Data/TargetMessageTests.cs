using System;
using System.IO;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Targets that do not fit the network: the message says what to do.</summary>
public class TargetMessageTests
{
    private const string ReadAsLabels = " The targets are whole numbers, but never 0: where they are names of classes, read them as labels "
        + "(CsvOptions.TargetIsLabel, or Label in a Preprocessing).";

    private static readonly Dataset FromOne = Read("x,z,y\n1,0,1\n0,1,2\n-1,-1,3\n");

    [Fact]
    public void ClassesThatAreCalledOneTwoAndThree()
    {
        Assert.Equal("One-hot targets are made from class indices, whole numbers from 0 to 2, but row 2 has 3." + ReadAsLabels,
            Message(() => FromOne.OneHot(3)));
        Assert.StartsWith(
            "The OutputSize of Three is 3, but the TargetCount of train is 4. Only 3 of the targets are ever above 0: where numbers are names "
                + "of classes, "
            + "read them as labels (CsvOptions.TargetIsLabel, or Label in a Preprocessing), before OneHot().",
            Message(() => Fit(FromOne.OneHot())));
        Assert.StartsWith(
            "The OutputSize of Three is 3, but the TargetCount of train is 1. CrossEntropy takes one target per class: call OneHot() on the "
                + "dataset to make them "
            + "from class indices." + ReadAsLabels,
            Message(() => Fit(FromOne)));
        Assert.StartsWith(
            "dataset, row 1, target 0: expected 0 or 1 (or -1 or 1), for weights go by class, found 2. Call OneHot() first where there are "
                + "more than two; for SparseCrossEntropy use Balanced(dataset, classCount)." + ReadAsLabels,
            Message(() => ClassWeight.Balanced(FromOne)));
        Assert.StartsWith(
            "train, row 1, target 0 ('y'): expected a number from 0 to 1, for the loss is BinaryCrossEntropy, found 2. Of two classes one is 0 "
                + "and the other 1: "
            + "where numbers are names of classes, read them as labels (CsvOptions.TargetIsLabel, or Label in a Preprocessing).",
            Message(() => new Sure(1).Fit(Read("x,y\n1,1\n2,2\n"), new TrainingOptions())));
        Fit(Dataset.FromCsv(new StringReader("x,z,y\n1,0,1\n0,1,2\n-1,-1,3\n"), "y", new CsvOptions { TargetIsLabel = true }).OneHot());
    }

    [Fact]
    public void TheAdviceIsLeftOutWhereItWouldBeWrong()
    {
        Assert.EndsWith("but row 0 has 0.5.", Message(() => new Dataset([1, 2], 1, [0.5, 3], 1).OneHot(3)));
        Assert.EndsWith("but row 1 has 3.", Message(() => new Dataset([1, 2], 1, [0, 3], 1).OneHot(3)));
        Assert.StartsWith("train, row 0, target 0: expected a number from 0 to 1, for the loss is BinaryCrossEntropy, found 1.5. (Parameter", Message(
            () => new Sure(1).Fit(new Dataset([1], 1, [1.5], 1), new TrainingOptions())));
        Assert.StartsWith("train, row 0, target 0: expected a number within the range of Single, found 1E+300. (Parameter", Message(
            () => new Sure(1).Fit(new Dataset([1], 1, [1e300], 1), new TrainingOptions())));
        Assert.StartsWith("The OutputSize of Slope is 1, but the TargetCount of train is 2. (Parameter", Message(
            () => new Slope(1).Fit(new Dataset([1, 2], 2, [1, 0], 2), new TrainingOptions())));
    }

    [Fact]
    public void TwoOneHotTargetsForOneSigmoid()
    {
        const string Message2 = "The OutputSize of Sure is 1, but the TargetCount of train is 2. One output tells two classes apart by one "
            + "target, 0 or 1: leave OneHot out.";
        Assert.StartsWith(Message2, Message(() => new Sure(1).Fit(Read("x,y\n1,no\n2,yes\n").OneHot(), new TrainingOptions())));
        Assert.StartsWith(Message2, Message(() => new Sure(1).Fit(Read("x,y\n1,0\n2,1\n").OneHot(), new TrainingOptions())));
        Assert.Contains("by one target, -1 or 1: leave OneHot out. Use targets -1 and 1, or the loss BinaryCrossEntropy",
            Message(() => new LBfgs().Fit(new Margin(1), Read("x,y\n1,0\n2,1\n").OneHot())), StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsForHinge()
    {
        const string Expected = "train, row 0, target 0 ('y'): expected -1 or 1, for the loss is Hinge, found 0. Use targets -1 and 1, or the loss "
            + "BinaryCrossEntropy, which takes 0 and 1, and labels of two classes.";
        foreach (string text in new[] { "x,y\n1,no\n2,yes\n", "x,y\n1,0\n2,1\n", "x,y\n1,yes\n" })
        {
            Assert.StartsWith(Expected, Message(() => new Margin(1).Fit(Read(text), new TrainingOptions())));
        }

        Assert.Contains("found 2. Use targets", Message(() => new Margin(1).Fit(Read("x,y\n1,c\n2,a\n3,b\n").WithClasses(["a", "b", "c"]), new TrainingOptions())),
            StringComparison.Ordinal);
        Assert.Contains(
            "found 0.5. (Parameter", Message(() => new Margin(1).Fit(Read("x,y\n1,0.5\n"), new TrainingOptions())), StringComparison.Ordinal);
        new Margin(1).Fit(Read("x,y\n1,-1\n2,1\n"), new TrainingOptions { Epochs = 1 });
    }

    [Fact]
    public void OtherNumbersOfClassesThanOutputs()
    {
        Assert.StartsWith(
            "train, row 2, target 0 ('y'): expected a number from 0 to 1, for the loss is BinaryCrossEntropy, found 2. The data has 3 classes, "
                + "but one output tells two apart: "
            + "take CrossEntropy with one output per class, and OneHot().",
            Message(() => new Sure(1).Fit(Read("x,y\n1,a\n2,b\n3,c\n"), new TrainingOptions())));
        Assert.StartsWith(
            "The OutputSize of Three is 3, but the TargetCount of train is 2. The classes of the data are 'a', 'b': where it lacks some, give "
                + "all of them "
            + "(FromCsv with classes: or classesOf:, WithClasses, or Label(…, classes: […]) in a Preprocessing).",
            Message(() => Fit(Read("x,z,y\n1,0,a\n2,0,b\n").OneHot())));
        Assert.EndsWith("in a Preprocessing), then call OneHot(). (Parameter 'train')", Message(() => Fit(Read("x,z,y\n1,0,a\n2,0,b\n"))));
        Assert.Contains(
            "The data has 4 classes, 'a', 'b', 'c', 'd': the network needs one output per class.",
            Message(() => Fit(Read("x,z,y\n1,0,a\n2,0,b\n3,0,c\n4,0,d\n").OneHot())), StringComparison.Ordinal);
    }

    private static void Fit(Dataset data) => new Three(1).Fit(data, new TrainingOptions { Epochs = 1 });

    private static Dataset Read(string text) => Dataset.FromCsv(new StringReader(text), "y");

    private static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;
}

[Network(Loss.Hinge, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(1)]
internal sealed partial class Margin;
