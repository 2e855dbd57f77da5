using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>The tutorial's network as it is written, to be read by people: a change of one line of the writers shows here.</summary>
public class SnapshotTests
{
    private static readonly Net Tutorial = Net.Of(Loss.BinaryCrossEntropy).Called("TumorClassifier", "Tumors")
        .Input(30).Dense(20, Activation.ReLU).Dense(10, Activation.ReLU).Dense(5, Activation.ReLU).Dense(1, Activation.Sigmoid);

    [Fact]
    public void PlainCode() => Snapshot.Verify("TumorClassifier.Plain", GeneratorRun.Of(Tutorial.In(CodeStyle.Plain).Source).Source);

    [Fact]
    public void FastCode() => Snapshot.Verify("TumorClassifier.Fast", GeneratorRun.Of(Tutorial.Source).Source);

    /// <summary>Branches, a view, a copy between shapes and a mask, with their gradients.</summary>
    [Fact]
    public void PlainBranches() =>
        Snapshot.Verify("Branches.Plain", GeneratorRun.Of(Net.Of(Loss.MeanSquaredError).Called("Branches").In(CodeStyle.Plain)
        .Input(2, 3).Dense(3, Activation.ReLU).Dropout(0.3).Add("input").Concat("dense1", axis: 0).Flatten().Dense(2).Source).Source);

    /// <summary>Statistics over the batch, with their gradient and the running ones.</summary>
    [Fact]
    public void PlainBatchNorm() =>
        Snapshot.Verify("BatchNorm.Plain", GeneratorRun.Of(Net.Of(Loss.MeanSquaredError).Called("BatchNormalised").In(CodeStyle.Plain)
        .Input(3).Layer<NormalizeAttribute>().Dense(4).Layer<BatchNormAttribute>(("activation", Activation.ReLU)).Dense(2).Source).Source);

    /// <summary>Convolutions, one of them transposed, with their gradients: loops and a formula each.</summary>
    [Fact]
    public void PlainConvolutions() =>
        Snapshot.Verify("Convolutions.Plain", GeneratorRun.Of(Net.Of(Loss.MeanSquaredError).Called("Convolutions").In(CodeStyle.Plain).Input(2, 4, 4)
        .Layer<Conv2DAttribute>(("filters", 3), ("kernel", 2), ("stride", 2))
        .Layer<ConvTranspose2DAttribute>(("filters", 2), ("kernel", 2), ("dilation", 2)).Flatten().Dense(1).Source).Source);

    /// <summary>Recurrence: a loop over the steps with the formulas of one, back through time in the gradients, and one step of a stream.</summary>
    [Fact]
    public void PlainRecurrence() =>
        Snapshot.Verify("Recurrence.Plain", GeneratorRun.Of(Net.Of(Loss.MeanSquaredError).Called("Recurrence").In(CodeStyle.Plain).Input(4, 2)
        .Layer<RnnAttribute>(("units", 3)).Dense(1).Source).Source);

    [Fact]
    public void SurfaceOfANetworkThatDoesNotCheck() =>
        Snapshot.Verify("TumorClassifier.Surface", GeneratorRun.Of(Tutorial.Dense(0).Source).Source);
}
