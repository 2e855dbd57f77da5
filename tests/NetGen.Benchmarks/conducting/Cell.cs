using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Conducting;

/// <summary>One line of questions: a network, a work, a number of threads.</summary>
internal sealed record Cell(NetworkSpec Network, Work Work, int Threads)
{
    /// <summary>As the protocol has it.</summary>
    public string Key => FormattableString.Invariant($"{Network.Name} {Work.Name} {Threads}");

    public string Title => $"{Work.Title}{(Threads > 1 ? $", {Threads} threads" : "")}";

    /// <summary>All of them: one thread everywhere, two where the work is large enough for more.</summary>
    public static IEnumerable<Cell> All =>
        from network in NetworkSpec.All
        from work in Work.All
        where work.IsOf(network)
        from threads in ThreadsOf(network, work)
        select new Cell(network, work, threads);

    private static int[] ThreadsOf(NetworkSpec network, Work work) =>
        (network.Name is "M" or "L" && work is { Batch: 128, Optimizer: not "sgd" }) || (network.Name == "Cifar" && work.Kind == WorkKind.Train) ? [1, 2] : [1];
}
