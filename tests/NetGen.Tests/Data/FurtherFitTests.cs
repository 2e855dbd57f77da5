using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>A network that is trained further on other files: their labels take the numbers of the first, as those of files to evaluate do.</summary>
public class FurtherFitTests
{
    private static readonly TrainingOptions Once = new() { Epochs = 1, Optimizer = new Adam(0.1) };

    [Fact]
    public void FewerClassesAndClassesInAnotherOrderTakeTheNumbersOfBefore()
    {
        foreach (Dataset other in new[] { Read("x,y\n1,yes\n2,yes\n"), Read("x,y\n1,yes\n-2,no\n").WithClasses(["yes", "no"]) })
        {
            float[] expected = Further(other.WithClasses(["no", "yes"]), Once);
            Assert.Equal(expected, Further(other, Once));
            Assert.Equal(expected, Further(other, Once with { Validation = Read("x,y\n1,yes\n") }));
            Sure network = Trained();
            new LBfgs().Fit(network, other);
            Sure numbered = Trained();
            new LBfgs().Fit(numbered, other.WithClasses(["no", "yes"]));
            Assert.Equal(NetworkBits.Of(numbered), NetworkBits.Of(network));

            // What it remembers is still the list of both.
            Assert.Equal<string>(["no", "yes"], Classification.Evaluate(network, Read("x,y\n1,yes\n")).Confusion.Classes);
        }
    }

    [Fact]
    public void OneHotTargetsTakeThemToo()
    {
        Dataset some = Read("x,z,y\n-1,-1,c\n1,0,a\n").OneHot();
        Assert.Equal(Fit(some.WithClasses(["a", "b", "c"])), Fit(some));

        static float[] Fit(Dataset second)
        {
            var network = new Three(1);
            network.Fit(Read("x,z,y\n1,0,a\n0,1,b\n-1,-1,c\n").OneHot(), Once);
            network.Fit(second, Once);
            return NetworkBits.Of(network);
        }
    }

    [Fact]
    public void ClassWeightsGoByTheNetworksNumbers()
    {
        TrainingOptions weighed = Once with { ClassWeights = [0, 1] };
        Dataset some = Read("x,y\n1,yes\n2,yes\n");
        Assert.Equal(Further(some, Once), Further(some, weighed));
        Assert.StartsWith(
            "Every row weighs 0", Assert.Throws<ArgumentException>(() => Further(some, Once with { ClassWeights = [1, 0] })).Message, StringComparison.Ordinal);

        // As many classes in another order: whose order the weights have cannot be told.
        Assert.StartsWith(
            "ClassWeights are in the order of the classes of train, 'yes', 'no', but the network numbers them 'no', 'yes', as in the data it was trained on before",
            Assert.Throws<ArgumentException>("ClassWeights", () => Further(Read("x,y\n1,yes\n-2,no\n").WithClasses(["yes", "no"]), weighed)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PositiveWeightsGoByTheNetworksNumbers()
    {
        var network = new SureWeighed(1);
        network.Fit(Read("x,y\n-1,no\n-2,no\n2,yes\n"), Once);
        float[] before = NetworkBits.Of(network);
        TrainingOptions weighed = Once with { PositiveWeights = [3] };
        Dataset other = Read("x,y\n1,yes\n-2,no\n").WithClasses(["yes", "no"]);
        Assert.StartsWith(
            "PositiveWeights are in the order of the classes of train, 'yes', 'no', but the network numbers them 'no', 'yes', as in the data it was",
            Assert.Throws<ArgumentException>("PositiveWeights", () => network.Fit(other, weighed)).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, NetworkBits.Of(network));
        network.Fit(other.WithClasses(["no", "yes"]), weighed);
        network.Fit(other, Once);
    }

    [Fact]
    public void AdaptingAndCheckingGradientsKeepToTheColumnsOfBefore()
    {
        var train = new Dataset([1, 2, 3, 4], 2, [1, 2], 1, ["a", "b"]);
        Dataset swapped = train.SelectFeatures(["b", "a"]);
        var network = new AdaptedSlope(1);
        network.Fit(train, Once);
        INetwork<AdaptedSlope, double> stored = network;
        double[] before = stored.Parameters.Storage.ToArray();
        Assert.StartsWith(
            "The feature 'b' is number 0 of dataset, but was number 1 of the data AdaptedSlope was trained on.",
            Assert.Throws<ArgumentException>("dataset", () => network.Adapt(swapped)).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, stored.Parameters.Storage.ToArray());
        Assert.StartsWith(
            "The features of data are those of the data AdaptedSlope was trained on in another order",
            Assert.Throws<ArgumentException>("data", () => GradientCheck.Run(network, swapped)).Message,
            StringComparison.Ordinal);
        network.Adapt(train);
        Assert.True(GradientCheck.Run(network, train).Passed);

        // The loss is that of class 1, whatever number the file alone would give it.
        Sure sure = Trained();
        TensorGradientCheck[] tensors = [.. GradientCheck.Run(sure, Read("x,y\n1,yes\n")).Tensors];
        TensorGradientCheck[] numbered = [.. GradientCheck.Run(sure, Read("x,y\n1,yes\n").WithClasses(["no", "yes"])).Tensors];
        Assert.Equal(numbered.Select(tensor => tensor.Gradient), tensors.Select(tensor => tensor.Gradient));
    }

    private static float[] Further(Dataset data, TrainingOptions options)
    {
        Sure network = Trained();
        network.Fit(data, options);
        return NetworkBits.Of(network);
    }

    private static Sure Trained()
    {
        var network = new Sure(1);
        network.Fit(Read("x,y\n-1,no\n-2,no\n2,yes\n"), Once);
        return network;
    }

    private static Dataset Read(string text) => Dataset.FromCsv(new StringReader(text), "y");
}

[Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain, positiveWeights: true)]
[Input(1)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class SureWeighed;
