using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>The check of gradients is itself checked: no mistake planted in a gradient passes it.</summary>
public class PlantedMistakeTests
{
    [Theory]
    [InlineData(Activation.ReLU)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.SiLU)]
    [InlineData(Activation.HardSwish)]
    [InlineData(Activation.Softmax)]
    public void EveryOneIsCaught(Activation activation)
    {
        // All widths are equal, so that a transposed or exchanged factor still fits.
        Net net = Net.Of(Loss.BinaryCrossEntropy).Input(3).Dense(3, activation).Dense(3, activation).Dense(3, Activation.Sigmoid);
        AllAreCaught(net, (program, data) => GradientCheck.Failure(program, data) is not null);
    }

    [Fact]
    public void EveryOneBehindABranchIsCaught()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3).Dense(3, Activation.Tanh, name: "stem").Dense(3, Activation.SiLU).Add("stem").Concat("stem").Dense(6);
        AllAreCaught(net, (program, data) => GradientCheck.Failure(program, data) is not null);
    }

    [Fact]
    public void EveryOneBehindANormIsCaught()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3).Dense(3, Activation.Tanh);
        AllAreCaught(net.Layer<RmsNormAttribute>().Dense(3), Fails);
        AllAreCaught(net.Layer<LayerNormAttribute>().Dense(3), Fails);
        AllAreCaught(net.Layer<BatchNormAttribute>().Dense(3), Fails);

        static bool Fails(Program program, ProgramData data) => GradientCheck.Failure(program, data) is not null;
    }

    /// <summary>Slices, whose adjoint pads, and axes of equal extent that change places.</summary>
    [Fact]
    public void EveryOneBehindRearrangedElementsIsCaught()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3, 3).Dense(3, Activation.Tanh, name: "stem");
        AllAreCaught(
            net.Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0), ("name", "turned"))
                .Slice(1, 2, axis: -1, name: "two").Slice(0, 1, axis: -1, from: "stem").Concat("two", axis: 1).Multiply("turned").Dense(3, Activation.SiLU),
            (program, data) => GradientCheck.Failure(program, data) is not null);
    }

    /// <summary>Depthwise convolutions of equal shapes.</summary>
    [Fact]
    public void EveryOneBehindADepthwiseConvolutionIsCaught()
    {
        (string, object?)[] options = [("kernel", 3), ("padding", 1), ("activation", Activation.Tanh)];
        Net net = Net.Of(Loss.MeanSquaredError).Input(2, 3, 3).Layer<DepthwiseConv2DAttribute>(options).Layer<DepthwiseConv2DAttribute>(options);
        AllAreCaught(net.Dense(3, Activation.SiLU).Dense(3), (program, data) => GradientCheck.Failure(program, data) is not null);
    }

    /// <summary>As many units as features.</summary>
    [Theory]
    [InlineData(typeof(GruAttribute))]
    [InlineData(typeof(LstmAttribute))]
    public void EveryOneBehindARecurrenceIsCaught(Type layer)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3, 2).Layer(layer, ("units", 2), ("sequences", true)).Dense(2);
        AllAreCaught(net, (program, data) => GradientCheck.Failure(program, data) is not null);
    }

    /// <summary>The check along one direction too.</summary>
    [Fact]
    public void EveryOneIsCaughtAlongADirection()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3).Dense(3, Activation.Tanh).Dense(3, Activation.ReLU).Dense(3);
        AllAreCaught(net, (program, data) => GradientCheck.FailureAlong(program, data, seed: 1) is not null);
    }

    private static void AllAreCaught(Net net, Func<Program, ProgramData, bool> fails)
    {
        Program forward = Lowerer.MeanLoss(net.Graph, training: true);
        Program program = Differentiator.Differentiate(forward);
        ProgramData[] data = [.. Data(net, forward)];
        Assert.DoesNotContain(data, d => fails(program, d));

        (string Mistake, Program Program)[] mutants = [.. Mutants.Of(program)];
        Assert.True(mutants.Length > 60, $"Only {mutants.Length} mistakes were planted.");
        Assert.Empty(mutants.Where(m => !data.Any(d => fails(m.Program, d))).Select(m => m.Mistake));
    }

    /// <summary>With weights of several sizes, so that each mask is met open and shut.</summary>
    private static IEnumerable<ProgramData> Data(Net net, Program forward) => new[] { 1.0, 2, 4, 1 }.Select((size, i) =>
        ProgramData.AwayFromKinks(forward, 0.02 * size, seed =>
        {
            ProgramData data = ProgramData.Of(new NetworkCase(net, 6, DataStyle.Normal, seed + (1000 * i)));
            return data with { Stored = data.Stored.ToImmutableDictionary(s => s.Key, s => s.Value.Select(w => size * w).ToArray()) };
        }));
}
