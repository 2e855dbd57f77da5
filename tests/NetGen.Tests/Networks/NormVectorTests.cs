using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Networks with normalisation against PyTorch: every tensor after every step, running statistics among them, and evaluation with
/// these.</summary>
public class NormVectorTests
{
    [Fact]
    public void BatchesNormaliseAsPyTorchs()
    {
        TrainedCheck.Hold<BatchNormed, double>("norms", "batch", 1e-10);
        TrainedCheck.Hold<PlainBatchNormed, double>("norms", "batch", 1e-10);
        TrainedCheck.Hold<SingleBatchNormed, float>("norms", "batch", 2e-5);
    }

    [Fact]
    public void BatchesOfRowsNormaliseAsPyTorchs()
    {
        TrainedCheck.Hold<RowsBatchNormed, double>("norms", "batchOfRows", 1e-10);
        TrainedCheck.Hold<PlainRowsBatchNormed, float>("norms", "batchOfRows", 2e-5);
    }

    [Fact]
    public void RowsNormaliseAsPyTorchs()
    {
        TrainedCheck.Hold<RowNormed, double>("norms", "rows", 1e-10);
        TrainedCheck.Hold<PlainRowNormed, float>("norms", "rows", 2e-5);
    }

    /// <summary>Nine rows by four: the last one alone joins the second batch, as the script has it.</summary>
    [Fact]
    public void FitCutsAndUpdatesTheSame()
    {
        TrainedVectors vectors = TrainedVectors.Read("norms", "batch");
        var network = new BatchNormed();
        TrainedCheck.Write<BatchNormed, double>(network, vectors.Initial);
        History history = network.Fit(
            new Dataset(vectors.Inputs, BatchNormed.InputSize, vectors.Targets, BatchNormed.OutputSize),
            new TrainingOptions { Epochs = 3, BatchSize = TrainedVectors.FirstBatch, Shuffle = false, Optimizer = new Sgd(0.05, momentum: 0.9) });
        TrainedCheck.HoldTensors<BatchNormed, double>(network, vectors.After[^1], 1e-10);
        double[] losses = [.. vectors.Losses.Chunk(2).Select(l => ((l[0] * 4) + (l[1] * 5)) / 9)];
        Assert.InRange(TrainedCheck.Error<double>([.. history.Losses], losses), 0, 1e-10);
    }
}
