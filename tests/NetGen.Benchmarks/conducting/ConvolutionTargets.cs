using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Conducting;

/// <summary>
/// The figures for convolutional networks. Shares of the peak and ratios to ONNX Runtime were set on a processor without vectors of 512 bits: with them
/// they are reported and do not count, but for the shares of a run without (<paramref name="isNarrow"/>).
/// </summary>
internal sealed class ConvolutionTargets(Results results, bool isNarrow)
{
    /// <summary>Of each network and work: the least share of the peak, the least ratio to ONNX Runtime, and to PyTorch as written; 0 where there is no
    /// figure.</summary>
    private static readonly (string Network, string Work, double Share, double Onnx, double Torch)[] Figures =
    [
        ("LeNet", "predict1", 0.88, 2.3, 40),
        ("LeNet", "predict32", 0.90, 1.8, 10),
        ("LeNet", "sgd32", 0.70, 0, 5),
        ("Cifar", "predict1", 0.88, 1.05, 4),
        ("Cifar", "predict32", 0.90, 1.1, 2.8),
        ("Cifar", "sgd32", 0.82, 0, 2.2),
        ("Sensor", "predict1", 0.90, 1.9, 12),
        ("Sensor", "predict32", 0.90, 1.65, 2.7),
        ("Sensor", "sgd32", 0.80, 0, 3.5),
        ("Depthwise", "predict1", 0.80, 1.9, 20),
        ("Depthwise", "predict32", 0.75, 1.6, 4),
    ];

    private static bool HasWideVectors => Vector512.IsHardwareAccelerated;

    public IEnumerable<Target> All()
    {
        foreach ((string network, string work, double share, double onnx, double torch) in Figures)
        {
            var cell = new Cell(NetworkSpec.Named(network), Work.Named(work), 1);
            string what = $"{network}, {cell.Title}";
            yield return new Target($"{what}: share of peak", Ratio(Results.Machine, cell), share, IsLeast: true) { Counts = isNarrow || !HasWideVectors };
            if (onnx > 0)
            {
                yield return new Target($"{what}: onnx ÷ NetGen", Ratio("onnx", cell), onnx, IsLeast: true) { Counts = !HasWideVectors };
            }

            yield return new Target($"{what}: PyTorch as written ÷ NetGen", Ratio(Contenders.EagerTorchId, cell), torch, IsLeast: true);
        }

        var step = new Cell(NetworkSpec.Named("Cifar"), Work.Named("sgd32"), 1);
        double? two = results.Minimum(Results.Reference, step with { Threads = 2 });
        yield return new Target("Cifar, SGD step, batch 32: one thread ÷ two", results.Minimum(Results.Reference, step) / two, 1.7, IsLeast: true);
        yield return Target.Worst(
            "AOT x86-64-v3 ÷ JIT, convolutions",
            1.10,
            Cell.All.Where(c => c.Threads == 1 && !c.Network.IsDense && !c.Network.IsRecurrent),
            c => Ratio(Contenders.VectorAotId, c));
    }

    private double? Ratio(string contender, Cell cell) => results.Minimum(contender, cell) / results.Minimum(Results.Reference, cell);
}
