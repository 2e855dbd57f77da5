using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What goes through the targets of a dataset that are not doubles allocates nothing for each row.</summary>
public class StoredTypeAllocationTests
{
    private const int Rows = 10_000;
    private static readonly byte[] Labels = [.. Enumerable.Range(0, Rows).Select(row => (byte)(1 + (row % 3)))];
    private static readonly Dataset Data = Dataset.From(new byte[Rows * 2], 2, Labels).OneHot(4);

    [Fact]
    public void Balanced_class_weights()
    {
        double[] weights = [];
        Assert.InRange(Allocated(() => weights = ClassWeight.Balanced(Data)), 0, Rows);
        Assert.Equal([0, Rows / 4.0 / 3334, Rows / 4.0 / 3333, Rows / 4.0 / 3333], weights);
    }

    /// <summary>The weights themselves are a double for each row.</summary>
    [Fact]
    public void Weights_of_rows()
    {
        var options = new TrainingOptions { ClassWeights = [1, 1, 1, 2] };
        double[]? weights = null;
        Assert.InRange(Allocated(() => weights = RowWeights.Of(Three.Info, Data, options)), 0, 2 * Rows * sizeof(double));
        Assert.Equal([0.5, 0.5, 1, 0.5], weights![..4]);
    }

    [Fact]
    public void Advice_on_targets()
    {
        string message = "";
        long allocated = Allocated(() => message = Assert.Throws<ArgumentException>(() => new Three(1).Fit(Data, new TrainingOptions())).Message);
        Assert.Contains("Only 3 of the targets are ever above 0", message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 10 * Rows);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
