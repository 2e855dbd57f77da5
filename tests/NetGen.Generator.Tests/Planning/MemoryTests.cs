using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Scratch is shared where lives do not meet, and only there.</summary>
public class MemoryTests
{
    /// <summary>
    /// The first layer's 16 outputs leave no padding, so the reshape is a view of them; the layers between would take over their memory, if the
    /// view's reading them at the end did not count.
    /// </summary>
    private static readonly Net ViewReadLate = Net.Of(Loss.MeanSquaredError).In(Precision.Double)
        .Input(9).Dense(16, Activation.Tanh).Reshape(2, 8, name: "view").Dense(16, Activation.ReLU, from: "dense1").Dense(16, Activation.Tanh)
        .Reshape(2, 8).Add("view").Dense(2);

    [Fact]
    public void NothingIsReadAfterItWasOverwritten() => RandomNetworks.Nets.Sample(
        net =>
        {
            Plan plan = Plans.Of(net);
            foreach (ProgramPlan program in new[] { plan.Inference, plan.Evaluation, plan.Training!, plan.SgdStep?.Program }.OfType<ProgramPlan>())
            {
                string? failure = MemoryCheck.Failure(program);
                Assert.True(failure is null, failure);
            }
        },
        iter: TestScale.Iterations(500),
        print: net => net.Source);

    /// <summary>What a random test never meets it does not test.</summary>
    [Fact]
    public void RandomNetworksHaveViewsAndShareMemory()
    {
        int views = 0;
        int shared = 0;
        RandomNetworks.Nets.Sample(
            net =>
            {
                ProgramPlan plan = Plans.Of(net).Training!;
                views += plan.Program.Steps.OfType<Reshape>().Count(s => plan.Storage.IsView(s.Output));
                shared += plan.Storage.PerSample < plan.Kernels.SelectMany(k => k.Writes).Where(t => t.IsBatched).Sum(t => t.RowsPerSample * plan.Storage[t].Stride)
                    ? 1
                    : 0;
            },
            iter: 200,
            threads: 1);
        Assert.True(views > 20 && shared > 100, $"{views} views, {shared} networks that share memory.");
    }

    [Fact]
    public void WhatAViewShowsLivesAsLongAsTheView()
    {
        ProgramPlan plan = Plans.Of(ViewReadLate).Inference;
        Assert.Equal(2, plan.Program.Steps.OfType<Reshape>().Count(s => plan.Storage.IsView(s.Output)));
        Assert.Null(MemoryCheck.Failure(plan));
        var @case = new NetworkCase(ViewReadLate, 6, DataStyle.Normal, seed: 4);
        Assert.Null(
            Outcome.Of(EmittedAssembly.Of(ViewReadLate).Network(ViewReadLate), @case).DifferenceFrom(Outcome.Interpreted(@case), 1e-9, floor: 1e-3));
    }

    /// <summary>Convolutional networks of the benchmarks.</summary>
    public static TheoryData<string> Images => ["LeNet", "Cifar", "Sensor", "Depthwise"];

    /// <summary>Padded images, images in another order of axes and results take at most twice what a layer reads and writes.</summary>
    [Theory]
    [MemberData(nameof(Images))]
    public void APredictionTakesAtMostTwiceTheLargestNeighbours(string name)
    {
        Plan plan = Plans.Of(name switch
        {
            "LeNet" => Pooled(Convolved(Pooled(Convolved(Classes.Input(1, 28, 28), 8, 5)), 16, 5)).Flatten().Dense(10, Activation.Softmax),
            "Cifar" => Pooled(Convolved(Pooled(Convolved(Convolved(Classes.Input(3, 32, 32), 32, 3, 1), 32, 3, 1)), 64, 3, 1)).Flatten().Dense(10, Activation.Softmax),
            "Sensor" => Classes.Input(6, 128).Layer<Conv1DAttribute>(("filters", 32), ("kernel", 5), ("activation", Activation.ReLU))
                .Layer<Conv1DAttribute>(("filters", 64), ("kernel", 5), ("activation", Activation.ReLU), ("stride", 2)).Layer<GlobalAvgPool1DAttribute>().Dense(6, Activation.Softmax),
            _ => Convolved(Classes.Input(32, 16, 16).Layer<DepthwiseConv2DAttribute>(("kernel", 3), ("activation", Activation.ReLU), ("padding", 1)), 32, 1)
                .Layer<GlobalAvgPool2DAttribute>().Dense(10, Activation.Softmax),
        });
        long largest = plan.Graph.Layers.Where(l => l.Inputs.Length > 0).Max(l => l.Shape.Size + l.Inputs.Max(i => i.Shape.Size));
        Assert.InRange(plan.Inference.Storage.PerSample + plan.Inference.Storage.Constant, 1, 2 * largest);
    }

    private static Net Classes => Net.Of(Loss.CrossEntropy);

    private static Net Convolved(Net net, int filters, int kernel, int padding = 0) => net.Layer<Conv2DAttribute>(
        ("filters", filters), ("kernel", kernel), ("activation", Activation.ReLU), ("padding", padding));

    private static Net Pooled(Net net) => net.Layer<MaxPool2DAttribute>(("size", 2));

    /// <summary>A gradient with several parts, in rows without padding: the step that adds them reads parts that come later than the first
    /// product.</summary>
    public static TheoryData<string> Branches => ["two layers", "two layers of few", "a slice"];

    [Theory]
    [MemberData(nameof(Branches))]
    public void AFusedStepReadsNothingThatIsNotWrittenYet(string name)
    {
        Net few = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(8);
        Net net = name switch
        {
            "two layers" => few.Dense(16, Activation.ReLU).Dense(16, Activation.ReLU).Dense(16, Activation.ReLU, from: "dense1").Add("dense2").Dense(1),
            "two layers of few" => few.Dense(8, Activation.ReLU).Dense(8, Activation.Tanh).Dense(8, Activation.ReLU, from: "dense1").Add("dense2").Dense(2),
            _ => few.Dense(8, Activation.ReLU).Concat("input").Dense(8, Activation.ReLU, from: "dense1").Concat("concat1").Dense(1),
        };
        Assert.Null(MemoryCheck.Failure(Plans.Of(net).Training!));
        var @case = new NetworkCase(net, 22, DataStyle.Normal, seed: 4);
        Assert.Null(Outcome.Of(EmittedAssembly.Of(net).Network(net), @case).DifferenceFrom(Outcome.Interpreted(@case), 1e-9, floor: 1e-3));
    }

    /// <summary>The check itself is checked: memory planned as if views read nothing does not pass it.</summary>
    [Fact]
    public void ABaseThatDiesBeforeItsViewIsSeen()
    {
        ProgramPlan plan = Plans.Of(ViewReadLate).Inference;
        Views views = Views.Of(
            plan.Program, t => plan.Program.Input == t ? t.Columns : Choices.Standard.Width(t.Columns, Vocabulary.Precision.Double));
        Views none = Views.Of(plan.Program, t => t.Columns + 1);
        (IReadOnlyDictionary<Tensor, int> offsets, int length) = MemoryPlanner.Plan(
            plan.Kernels, none, [], t => t.RowsPerSample * plan.Storage[t].Stride);
        var slots = plan.Kernels.SelectMany(k => k.Reads.Concat(k.Writes)).Distinct().ToDictionary(
            t => t, t => offsets.TryGetValue(views.BaseOf(t), out int offset) ? plan.Storage[t] with { Offset = offset } : plan.Storage[t]);
        var storage = new ProgramStorage(
            slots, FastPlanner.Layout(plan.Program.Stored, [], Vocabulary.Precision.Double, Choices.Standard), views, length, 0);
        Assert.NotNull(MemoryCheck.Failure(plan with { Storage = storage }));
    }
}
