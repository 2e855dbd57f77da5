using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Conducting;

/// <summary>The figures NetGen is to reach; ratios are a peer's least time divided by NetGen's, both of one run.</summary>
internal sealed class Targets(Results results, bool isNarrow)
{
    private static readonly string[] Torch = ["torchsharp", "pytorch"];
    private static readonly string[] Libraries = ["torchsharp", "pytorch", "sklearn"];
    private static readonly string[] EveryLibrary = ["onnx", "torchsharp", "pytorch", "sklearn", "numpy"];

    public IEnumerable<Target> All() =>
    [
        .. Single(), .. Batches(), .. Training(), .. TwoThreads(), .. Native(), .. Others(), .. new ConvolutionTargets(results, isNarrow).All(),
        .. new RecurrentTargets(results).All(),
    ];

    private static bool IsDenseOnOneThread(Cell cell) => cell.Threads == 1 && cell.Network.IsDense;

    private static Cell CellOf(string network, string work, int threads = 1) => new(NetworkSpec.Named(network), Work.Named(work), threads);

    private IEnumerable<Target> Single() =>
    [
        Faster("W", "predict1", 50, "onnx"),
        Faster("W", "predict1", 350, Torch),
        Faster("W", "predict1", 0.95, "c"),
        Faster("T", "predict1", 46, "onnx"),
        Faster("T", "predict1", 0.85, "c"),
        Faster("M", "predict1", 2.1, "onnx"),
        AtMostFloor("M", 1.08),
        Faster("L", "predict1", 1.25, "onnx"),
        AtMostFloor("L", 1.12),
    ];

    private IEnumerable<Target> Batches() =>
    [
        Faster("W", "predict128", 2.5, "onnx"),
        Faster("M", "predict128", 1.05, "onnx"),
        Faster("L", "predict128", 1.05, "onnx"),
        OfPeak("M", "predict128", 0.93),
        OfPeak("L", "predict128", 0.93),
    ];

    private IEnumerable<Target> Training() =>
    [
        Faster("W", "sgd1", 1000, Torch),
        Faster("W", "sgd1", 0.85, "c"),
        Faster("W", "adam32", 95, Libraries),
        Faster("M", "adam32", 4, Libraries),
        Faster("L", "adam32", 2.7, Libraries),
        OfPeak("M", "sgd128", 0.88),
        OfPeak("L", "sgd128", 0.84),
        Faster("M", "sgd128", 1.6, EveryLibrary),
        Faster("L", "sgd128", 1.15, EveryLibrary),
        Faster("M", "adam128", 2.1, EveryLibrary),
        Faster("L", "adam128", 1.55, EveryLibrary),
        OfPeak("M", "adam128", 0.83),
        OfPeak("L", "adam128", 0.76),
    ];

    private IEnumerable<Target> TwoThreads()
    {
        foreach ((string network, double gain) in new[] { ("M", 1.7), ("L", 1.75) })
        {
            double? one = results.Minimum(Results.Reference, CellOf(network, "adam128"));
            yield return new Target($"{network}, Adam step, batch 128: one thread ÷ two", one / results.Minimum(Results.Reference, CellOf(network, "adam128", 2)), gain, IsLeast: true);
            yield return Faster(CellOf(network, "adam128", 2), 1, EveryLibrary);
            yield return Faster(CellOf(network, "predict128", 2), 1, "onnx");
        }
    }

    private IEnumerable<Target> Native()
    {
        yield return Target.Worst("AOT native ÷ JIT, everywhere", 1.05, Cell.All.Where(IsDenseOnOneThread), c => Ratio(Contenders.NativeAotId, c));
        yield return Target.Worst("AOT x86-64-v3 ÷ JIT, everywhere", 1.05, Cell.All.Where(IsDenseOnOneThread), c => Ratio(Contenders.VectorAotId, c));
        yield return Target.Worst("AOT default ÷ JIT, everywhere", 3.2, Cell.All.Where(IsDenseOnOneThread), c => Ratio(Contenders.DefaultAotId, c));
        double? empty = results.Startups.FirstOrDefault(s => s.Title == Startup.EmptyProgram)?.Milliseconds;
        double? first = results.Startups.FirstOrDefault(s => s.Title == Startup.FirstPrediction)?.Milliseconds;
        yield return new Target("process start to first prediction, AOT ÷ an empty program", first / empty, 1.15, IsLeast: false);
    }

    private IEnumerable<Target> Others()
    {
        yield return Target.Worst(
            "odd sizes, time a multiply-add ÷ that of multiples of 8",
            1.15,
            Work.All.Where(w => w.IsOf(NetworkSpec.Named("O"))).Select(w => new Cell(NetworkSpec.Named("O"), w, 1)),
            c => PerMultiplyAdd(c) / PerMultiplyAdd(c with { Network = NetworkSpec.Named("O8") }));
        yield return Target.Worst("bytes a call allocates", 0, results.All.Where(m => m.Contender.Id == Results.Reference).Select(m => m.Cell), c => results.Find(Results.Reference, c)?.Allocated);
    }

    private double? PerMultiplyAdd(Cell cell) => results.Minimum(Results.Reference, cell) / cell.Work.MultiplyAdds(cell.Network);

    private double? Ratio(string contender, Cell cell) => results.Minimum(contender, cell) / results.Minimum(Results.Reference, cell);

    private Target Faster(string network, string work, double least, params string[] peers) => Faster(CellOf(network, work), least, peers);

    private Target Faster(Cell cell, double least, params string[] peers)
    {
        string? fastest = peers.Where(p => Ratio(p, cell) is not null).MinBy(p => Ratio(p, cell));
        return new Target(
            $"{cell.Network.Name}, {cell.Title}: {(peers.Length == 1 ? peers[0] : "fastest of " + string.Join(", ", peers))} ÷ NetGen",
            fastest is null ? null : Ratio(fastest, cell),
            least,
            IsLeast: true,
            fastest ?? "");
    }

    private Target AtMostFloor(string network, double most) =>
        new($"{network}, one sample: NetGen ÷ reading the weights", 1 / Ratio(Results.Machine, CellOf(network, "predict1")), most, IsLeast: false);

    private Target OfPeak(string network, string work, double least) =>
        new($"{network}, {Work.Named(work).Title}: share of peak", Ratio(Results.Machine, CellOf(network, work)), least, IsLeast: true);
}
