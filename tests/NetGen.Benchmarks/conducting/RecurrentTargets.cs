using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Conducting;

/// <summary>
/// The figures for recurrent networks. Nanoseconds are 1.05 times those of the prototypes; they and the ratios were set on a processor without vectors of 512
/// bits, and with them they are reported and do not count.
/// </summary>
internal sealed class RecurrentTargets(Results results)
{
    /// <summary>Of each stream: the most nanoseconds of a step, the least ratio to ONNX Runtime and to PyTorch; 0 where there is no figure.</summary>
    private static readonly (string Network, double Nanoseconds, double Onnx, double Torch)[] Steps =
    [
        ("Lstm8", 1.05 * 48, 80, 600), ("Lstm16", 1.05 * 73, 60, 400), ("Lstm32", 1.05 * 202, 30, 150), ("Lstm64", 1.05 * 884, 8, 60), ("Gru16", 0, 70, 0),
    ];

    /// <summary>The least ratio of a step in C with intrinsics, which has vectors of 256 bits on every processor, to NetGen's.</summary>
    private const double LeastOfC = 1;

    private static readonly (string Network, string Work, double Share, double Onnx, double Torch)[] Sequences =
    [
        ("Sequence", "predict1", 0, 1.4, 25), ("Sequence", "predict32", 0.65, 1.1, 3.8), ("Sequence", "sgd32", 0, 0, 5.5),
        ("GruSequence", "predict1", 0, 1, 0), ("GruSequence", "predict32", 0, 1, 0), ("BothWays", "predict1", 0, 1, 0), ("BothWays", "predict32", 0, 1, 0),
    ];

    public IEnumerable<Target> All()
    {
        foreach ((string network, double nanoseconds, double onnx, double torch) in Steps)
        {
            Cell cell = CellOf(network, "step1");
            if (nanoseconds > 0)
            {
                yield return Of($"{network}, one step: nanoseconds", results.Minimum(Results.Reference, cell), nanoseconds, isLeast: false);
            }

            foreach (Target target in Ratios(cell, onnx, torch))
            {
                yield return target;
            }

            yield return new Target($"{network}, one step: c ÷ NetGen", Ratio("c", cell), LeastOfC, IsLeast: true);
        }

        foreach ((string network, string work, double share, double onnx, double torch) in Sequences)
        {
            Cell cell = CellOf(network, work);
            if (share > 0)
            {
                yield return Of($"{network}, {cell.Title}: share of peak", Ratio(Results.Machine, cell), share, isLeast: true);
            }

            foreach (Target target in Ratios(cell, onnx, torch))
            {
                yield return target;
            }
        }

        Cell sessions = CellOf("Lstm16", "sessions10000");
        double? one = results.Minimum(Results.Reference, CellOf("Lstm16", "step1"));
        yield return new Target(
            "Lstm16, a step of 10,000 sessions ÷ 10,000 steps of one", results.Minimum(Results.Reference, sessions) / (one * sessions.Work.Batch), 1.15, IsLeast: false);
    }

    private static Cell CellOf(string network, string work) => new(NetworkSpec.Named(network), Work.Named(work), 1);

    private static Target Of(string what, double? value, double limit, bool isLeast) => new(what, value, limit, isLeast) { Counts = !Vector512.IsHardwareAccelerated };

    private IEnumerable<Target> Ratios(Cell cell, double onnx, double torch)
    {
        foreach ((string peer, double least) in new[] { ("onnx", onnx), ("pytorch", torch) }.Where(p => p.Item2 > 0))
        {
            yield return Of($"{cell.Network.Name}, {cell.Title}: {peer} ÷ NetGen", Ratio(peer, cell), least, isLeast: true);
        }
    }

    private double? Ratio(string contender, Cell cell) => results.Minimum(contender, cell) / results.Minimum(Results.Reference, cell);
}
