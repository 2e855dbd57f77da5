using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What a network was trained on and what it is evaluated on: the same columns, the same numbers for the same labels.</summary>
public class NameAgreementTests
{
    private static readonly Dataset Train = Read("x,y\n-1,no\n-2,no\n2,yes\n");

    [Fact]
    public void ValidationLabelsTakeTheNumbersOfTraining()
    {
        // Alone, the file would number yes 0, and each of these rows would count as wrong.
        Dataset onlyYes = Read("x,y\n1,yes\n2,yes\n");
        Sure network = Trained(Train, validation: onlyYes, out double loss);
        Assert.Equal(Trainer.Evaluate<Sure, float>(network, onlyYes.WithClasses(["no", "yes"])), loss);
        Assert.Equal(loss, Trainer.Evaluate<Sure, float>(network, onlyYes));
        Assert.True(loss < 0.2, $"{loss}");
        ClassificationReport report = Classification.Evaluate(network, onlyYes);
        Assert.Equal(1, report.Accuracy);
        Assert.Equal<string>(["no", "yes"], report.Confusion.Classes);
        Dataset reversed = Dataset.FromCsv(new StringReader("x,y\n1,yes\n-3,no"), "y", classes: ["yes", "no"]);
        Assert.Equal(1, Classification.Evaluate(network, reversed).Accuracy);
    }

    [Fact]
    public void OneHotTargetsTakeThemToo()
    {
        Dataset train = Read("x,z,y\n1,0,a\n0,1,b\n-1,-1,c\n").OneHot();
        Dataset some = Read("x,z,y\n-1,-1,c\n1,0,a\n").OneHot();
        var network = new Three(1);
        History history = network.Fit(train, new TrainingOptions { Epochs = 200, Optimizer = new Adam(0.05), Validation = some });
        Assert.Equal(1, Classification.Evaluate(network, some).Accuracy);
        Assert.Equal<string>(["a", "b", "c"], Classification.Evaluate(network, some).Confusion.Classes);
        Assert.Equal(Trainer.Evaluate<Three, float>(network, some), history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void UnknownLabelsAreNamed()
    {
        Dataset maybe = Read("x,y\n1,yes\n2,maybe\n");
        Assert.StartsWith(
            "Validation, row 1: train has no class 'maybe'; its classes are 'no', 'yes'. Number the labels of all files alike: FromCsv(…, "
                + "classes: […])",
            Message(() => Trained(Train, maybe, out _)));
        Sure network = Trained(Train);
        Assert.StartsWith("data, row 1: the data Sure was trained on has no class 'maybe'; its classes are 'no', 'yes'.",
            Message(() => Classification.Evaluate(network, maybe)));

        // A label in the list that no row has does no harm, whichever kind of target.
        Assert.Equal(1, Classification.Evaluate(network, maybe.Subset([0])).Accuracy);
        Dataset train = Read("x,z,y\n1,0,a\n0,1,b\n-1,-1,c\n").OneHot();
        var three = new Three(1);
        three.Fit(train, new TrainingOptions { Epochs = 1 });
        Assert.Equal(2, Classification.Evaluate(three, train.WithClasses(["d", "c", "a", "b"]).Subset([0, 2])).Confusion.Count);
    }

    [Fact]
    public void ASingleClassIsRefusedWhereNothingSaysWhichOneItIs()
    {
        Dataset onlyYes = Read("x,y\n1,yes\n");
        Assert.StartsWith("data has the single class 'yes', which may be class 0 or 1 of Sure: give both classes "
            + "(FromCsv with classes: or classesOf:, WithClasses, or Label(…, classes: […]) in a Preprocessing).",
            Message(() => Classification.Evaluate(new Sure(1), onlyYes)));
        Assert.StartsWith("train has the single class 'yes'", Message(() => Trained(onlyYes)));
        Assert.Equal(1, Classification.Evaluate(new Sure(1), onlyYes.WithClasses(["no", "yes"])).Confusion.Count);
    }

    [Fact]
    public void ColumnsInAnotherOrderAreRefused()
    {
        var train = new Dataset([1, 2, 3, 4], 2, [1, 2], 1, ["a", "b"]);
        Dataset swapped = train.SelectFeatures(["b", "a"]);
        var network = new Slope(1);
        const string Other = "in another order: feature 0 is 'b', but 'a' in train. SelectFeatures puts columns into another order and leaves "
            + "others out.";
        Assert.StartsWith("The features of Validation are those of train " + Other,
            Message(() => network.Fit(train, new TrainingOptions { Validation = swapped })));
        network.Fit(train, new TrainingOptions { Epochs = 1, Validation = train });
        Assert.All(
            new Action[] { () => Trainer.Evaluate<Slope, float>(network, swapped), () => Regression.Evaluate(network, swapped) },
            act => Assert.StartsWith("The features of data are those of the data Slope was trained on in another order: feature 0 is "
                + "'b'", Message(act)));
        Assert.StartsWith(
            "The feature 'b' is number 0 of train, but was number 1 of the data Slope was trained on.",
                Message(() => network.Fit(swapped, new TrainingOptions { Epochs = 1 })));
        Assert.StartsWith("The feature 'b' is number 0 of train", Message(() => new LBfgs().Fit(network, swapped)));
        Assert.StartsWith(
            "The features of data are not those of the data Slope was trained on: it lacks 'b', it has 'c'",
            Message(() => Regression.Evaluate(network, new Dataset([1, 2], 2, [1], 1, ["a", "c"]))));

        // Names that are not known, on either side, agree.
        Regression.Evaluate(network, new Dataset([1, 2], 2, [1], 1));
        Regression.Evaluate(new Slope(1), swapped);
        network.Fit(new Dataset([1, 2], 2, [1], 1), new TrainingOptions { Epochs = 1 });
        Regression.Evaluate(network, swapped);
    }

    [Fact]
    public void NamesAreForgottenWithTheTensors()
    {
        var train = new Dataset([1, 2, 3, 4], 2, [1, 2], 1, ["a", "b"]);
        var network = new Slope(1);
        new LBfgs().Fit(network, train);
        Assert.ThrowsAny<ArgumentException>(() => Regression.Evaluate(network, train.SelectFeatures(["b", "a"])));
        using var file = new MemoryStream();
        new Slope(2).Save(file);
        file.Position = 0;
        network.Restore(file);
        Regression.Evaluate(network, train.SelectFeatures(["b", "a"]));
    }

    [Fact]
    public void ANetworkIsTrainedOnTheColumnsItWasAdaptedTo()
    {
        var train = new Dataset([1, 2, 3, 4], 2, [1, 2], 1, ["a", "b"]);
        var network = new AdaptedSlope(1);
        network.Adapt(train);
        const string Expected = " are those of the data AdaptedSlope was adapted to in another order: feature 0 is 'b'";
        Assert.StartsWith("The features of train" + Expected,
            Message(() => network.Fit(train.SelectFeatures(["b", "a"]), new TrainingOptions { Epochs = 1 })));
        Assert.StartsWith("The features of data" + Expected, Message(() => Regression.Evaluate(network, train.SelectFeatures(["b", "a"]))));
        network.Adapt(train.SelectFeatures(["b", "a"]));
        network.Fit(train.SelectFeatures(["b", "a"]), new TrainingOptions { Epochs = 1 });
        Assert.StartsWith(
            "Feature 0 ('b') has values too large for a mean and a standard deviation in double",
            Message(() => network.Adapt(new Dataset([-1e308, 1, 1e308, 2], 2, [0, 1], 1, ["b", "a"]))));
    }

    [Fact]
    public void SeveralTargetsAreComparedByName()
    {
        var train = new Dataset([1, 2], 1, [1, 2, 3, 4], 2, targetNames: ["u", "v"]);
        var swapped = new Dataset([1, 2], 1, [2, 1, 4, 3], 2, targetNames: ["v", "u"]);
        Assert.StartsWith(
            "The targets of Validation are those of train in another order: target 0 is 'v', but 'u' in train. Give the targets in the same "
                + "order for each file.",
            Message(() => new Pair(1).Fit(train, new TrainingOptions { Validation = swapped })));

        // One target is chosen by its name, so that it may be called otherwise in another file.
        var validation = new Dataset([1, 2], 2, [1], 1, targetNames: ["Preis"]);
        new Slope(1).Fit(new Dataset([1, 2], 2, [1], 1, targetNames: ["price"]), new TrainingOptions { Epochs = 1, Validation = validation });
    }

    /// <summary>A network that goes on with a second file keeps the meaning of its outputs.</summary>
    [Fact]
    public void ALabelKeepsItsNumberFromOneFitToTheNext()
    {
        Sure network = Trained(Train);
        Dataset other = Read("x,y\n1,yes\n-1,zero\n");
        Assert.StartsWith(
            "The class 'yes' is number 0 of train, but was number 1 of the data Sure was trained on. Number the labels of all files alike: "
                + "FromCsv(…, classes: […]), FromCsv(…, classesOf: train), WithClasses, or Label(…, classes: […]) in a Preprocessing.",
            Message(() => network.Fit(other, new TrainingOptions { Epochs = 1 })));
        network.Fit(Read("x,y\n1,cat\n-1,dog\n"), new TrainingOptions { Epochs = 1 });
        Assert.StartsWith("data, row 0: the data Sure was trained on has no class 'no'; its classes are 'cat', 'dog'.",
            Message(() => Classification.Evaluate(network, Train)));
    }

    private static Sure Trained(Dataset train) => Trained(train, null, out _);

    private static Sure Trained(Dataset train, Dataset? validation, out double loss)
    {
        var network = new Sure(1);
        History history = network.Fit(train, new TrainingOptions { Epochs = 200, Optimizer = new Adam(0.1), Validation = validation });
        loss = history.Epochs[^1].ValidationLoss ?? double.NaN;
        return network;
    }

    private static Dataset Read(string text) => Dataset.FromCsv(new StringReader(text), "y");

    private static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
}

[Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Sure;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Three;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(2)]
[Dense(1)]
internal sealed partial class Slope;

[Network(Loss.MeanSquaredError, Precision.Double, CodeStyle.Plain)]
[Input(2)]
[Normalize]
[Dense(1)]
internal sealed partial class AdaptedSlope;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(2)]
internal sealed partial class Pair;
