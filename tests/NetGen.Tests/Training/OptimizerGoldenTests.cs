using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Five full-batch steps of every optimizer against PyTorch 1.13.1 in float64.</summary>
public sealed class OptimizerGoldenTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "dense-mse.json"))).RootElement;

    public static TheoryData<string> Names => new(Golden.GetProperty("after5").EnumerateObject().Select(property => property.Name));

    [Fact]
    public void The_gradient_is_that_of_PyTorch()
    {
        double[] parameters = GoldenPerceptron<double>.Flat(Golden.GetProperty("parameters"));
        double[] gradients = new double[parameters.Length];
        double loss = new GoldenPerceptron<double>(Golden).ComputeGradients(parameters, gradients);
        Assert.Equal(Golden.GetProperty("loss").GetDouble(), loss, 1e-12);
        Assert.InRange(Error(GoldenPerceptron<double>.Flat(Golden.GetProperty("gradients")), gradients), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_lead_where_PyTorch_goes(string name) => Assert.InRange(ErrorAfterFiveSteps<double>(name), 0, 1e-10);

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_lead_where_PyTorch_goes_in_float(string name) =>
        Assert.InRange(ErrorAfterFiveSteps<float>(name), 0, name == "RmsProp" ? 1e-4 : 2e-5);

    private static double ErrorAfterFiveSteps<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new GoldenPerceptron<T>(Golden);
        T[] parameters = GoldenPerceptron<T>.Flat(Golden.GetProperty("parameters"));
        T[] gradients = new T[parameters.Length];
        OptimizerState<T> state = Create(name).CreateState<T>(parameters.Length);
        for (int step = 0; step < 5; step++)
        {
            network.ComputeGradients(parameters, gradients);
            state.Step(parameters, gradients);
        }

        return Error(GoldenPerceptron<double>.Flat(Golden.GetProperty("after5").GetProperty(name)), [.. parameters.Select(double.CreateTruncating)]);
    }

    private static double Error(double[] expected, double[] actual) =>
        expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() / Math.Max(1e-3, expected.Max(Math.Abs));

    private static Optimizer Create(string name) => name switch
    {
        "Sgd" => new Sgd(0.05),
        "Momentum" => new Sgd(0.05, momentum: 0.9),
        "Nesterov" => new Sgd(0.05, momentum: 0.9, nesterov: true),
        "SgdL2" => new Sgd(0.05, weightDecay: 0.01),
        "AdaGrad" => new AdaGrad(0.05),
        "AdaDelta" => new AdaDelta(1.0),
        "RmsProp" => new RmsProp(0.01),
        "Adam" => new Adam(0.01),
        "AdamW" => new AdamW(0.01, weightDecay: 0.05),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such optimizer in the golden files."),
    };
}
