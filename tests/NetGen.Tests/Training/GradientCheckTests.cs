using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

public class GradientCheckTests
{
    private const int Samples = 5;

    private static readonly double[] Inputs = [.. Enumerable.Range(0, Samples * 6).Select(i => Math.Sin(1 + (3 * i)) * 1.5)];
    private static readonly double[] Targets = [.. Enumerable.Range(0, Samples * 4).Select(i => i % 4 == i / 4 % 4 ? 1.0 : 0.0)];

    private static readonly float[] SingleInputs = Array.ConvertAll(Inputs, x => (float)x);
    private static readonly float[] SingleTargets = Array.ConvertAll(Targets, y => (float)y);

    [Fact]
    public void RightGradientsAgree()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            GradientCheckResult check = GradientCheck.Run(new CheckedDouble(seed), Inputs, Targets, seed);
            Assert.True(check.Passed && check.RelativeDifference < 1e-8 && check.Worst.RelativeDifference < 1e-8, check.ToString());
            Assert.Equal(CheckedDouble.Info.Tensors.Select(t => t.Name), check.Tensors.Select(t => t.Name));
            Assert.StartsWith("The gradient of CheckedDouble agrees with central differences: relative difference ", check.ToString());
        }
    }

    [Fact]
    public void SinglePrecisionAgreesToTwoDigits()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            GradientCheckResult check = GradientCheck.Run(new CheckedSingle(seed), SingleInputs, SingleTargets, seed);
            Assert.True(check.Passed && check.RelativeDifference < 5e-3, check.ToString());
        }
    }

    /// <summary>One element a hundredth of a percent off, in every tensor.</summary>
    [Fact]
    public void AMistakeIsFoundAndNamed() => Assert.All(CheckedDouble.Info.Tensors, tensor =>
    {
        int element = Largest(tensor);
        GradientCheckResult check = GradientCheck.Run(
            new MistakenNetwork(new CheckedDouble(1), MistakenNetwork.In(tensor.Name, element, g => g * 1.0001)), Inputs, Targets);
        Assert.False(check.Passed, check.ToString());
        Assert.Equal(tensor.Name, check.Worst.Name);
        int columns = tensor.ElementCount / tensor.Shape[0];
        Assert.Equal<int>(tensor.Shape.Length == 1 ? [element] : [element / columns, element % columns], check.Worst.Index);
        Assert.Equal(1.0001, check.Worst.Gradient / check.Worst.Difference, 1e-7);
        Assert.Contains($"'{tensor.Name}' differs by ", check.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void GrossMistakesAreFound()
    {
        Assert.All(
            new Func<double, double>[] { g => -g, _ => 0, g => 2 * g, _ => double.NaN, _ => double.PositiveInfinity },
            wrong =>
            {
                string tensor = "dense2.weight";
                int element = Largest(CheckedDouble.Info.Tensor(tensor));
                GradientCheckResult check = GradientCheck.Run(
                    new MistakenNetwork(new CheckedDouble(1), MistakenNetwork.In(tensor, element, wrong)), Inputs, Targets);
                Assert.False(check.Passed, check.ToString());
                Assert.Equal((tensor, element), (check.Worst.Name, (check.Worst.Index[0] * 9) + check.Worst.Index[1]));
                Assert.Contains("DISAGREES", check.ToString(), StringComparison.Ordinal);
            });
    }

    [Fact]
    public void NothingIsLeftChanged()
    {
        var network = new CheckedDouble(5);
        Gradients<double> gradients = network.CreateGradients();
        network.ComputeGradients(Inputs, Targets, gradients);
        double[] parameters = ((INetwork<CheckedDouble, double>)network).Parameters.Storage.ToArray();
        double[] before = gradients.Values.ToArray();
        GradientCheck.Run(network, Inputs, Targets);
        Assert.Equal(parameters, ((INetwork<CheckedDouble, double>)network).Parameters.Storage.ToArray());
        Assert.Equal(before, gradients.Values.ToArray());
        Assert.Equal(1, gradients.Step);

        int steps = 0;
        var failing = new MistakenNetwork(network, _ => steps += steps < 50 ? 1 : throw new TimeZoneNotFoundException());
        Assert.Throws<TimeZoneNotFoundException>(() => GradientCheck.Run(failing, Inputs, Targets));
        Assert.Equal(parameters, ((INetwork<CheckedDouble, double>)network).Parameters.Storage.ToArray());
    }

    /// <summary>Training moves the running statistics; a check does not.</summary>
    [Fact]
    public void BuffersAreLeftAsTheyWere()
    {
        var network = new CheckedBatchNorm(2);
        double[] before = ((INetwork<CheckedBatchNorm, double>)network).Parameters.Storage.ToArray();
        GradientCheckResult check = GradientCheck.Run(network, Inputs, Targets);
        Assert.True(check.Passed && check.RelativeDifference < 1e-8, check.ToString());
        Assert.DoesNotContain(check.Tensors, tensor => tensor.Name.Contains("running", StringComparison.Ordinal));
        Assert.Equal(before, ((INetwork<CheckedBatchNorm, double>)network).Parameters.Storage.ToArray());
    }

    /// <summary>L = (max(w·x + b, 0) − t)² at w = b = 0: on one side the slope is 0, on the other −2·t·x.</summary>
    [Fact]
    public void AtAKinkAnySlopeBetweenIsRight()
    {
        var network = new CheckedKink();
        network.WriteTensor("dense1.weight", [0]);
        GradientCheckResult check = GradientCheck.Run(network, [2.0], [3.0]);
        Assert.True(check.Passed, check.ToString());
        Assert.Equal(2, check.Kinks);
        Assert.EndsWith(" 2 elements are at a kink.", check.ToString(), StringComparison.Ordinal);

        // A kink nearby is stepped around: w·x + b = 10⁻⁶.
        network.WriteTensor("dense1.weight", [5e-7]);
        check = GradientCheck.Run(network, [2.0], [3.0]);
        Assert.True(check.Passed, check.ToString());
        Assert.Equal(0, check.Kinks);
        Assert.Equal(-12, check.Tensors[0].Gradient, 1e-4);
    }

    [Fact]
    public void ADatasetWillDo()
    {
        var data = new Dataset(Inputs, 6, Targets, 4);
        Assert.Equal(
            GradientCheck.Run(new CheckedDouble(2), Inputs, Targets, seed: 3).ToString(), GradientCheck.Run(new CheckedDouble(2), data, seed: 3).ToString());
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;

        var network = new CheckedDouble();
        Assert.StartsWith("inputs must hold at least one sample of 6 elements, but is empty.", Message(() => GradientCheck.Run(network, [], [])));
        Assert.StartsWith(
            "The length of targets must be 4 (1 samples of 4), but is 1.", Message(() => GradientCheck.Run(network, new double[6], [1.0])));
        Assert.StartsWith("The tolerance must be above 0.", Message(() => GradientCheck.Run(network, Inputs, Targets, tolerance: double.NaN)));
        Assert.StartsWith("The InputSize of CheckedDouble is 6, but the FeatureCount of data is 1.", Message(() => GradientCheck.Run(network, new Dataset([1], 1, [1], 1))));
        network.WriteTensor("dense3.bias", [double.NaN, 0, 0, 0]);
        Assert.StartsWith(
            "The loss of CheckedDouble is NaN: there is no gradient to check.", Message(() => GradientCheck.Run(network, Inputs, Targets)));
    }

    private static int Largest(TensorInfo tensor)
    {
        var network = new CheckedDouble(1);
        Gradients<double> gradients = network.CreateGradients();
        network.ComputeGradients(Inputs, Targets, gradients);
        double[] values = new double[tensor.ElementCount];
        gradients.ReadTensor(tensor.Name, values);
        return values.Select(Math.Abs).ToList().IndexOf(values.Max(Math.Abs));
    }
}
