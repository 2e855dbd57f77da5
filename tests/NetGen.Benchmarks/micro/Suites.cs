using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.NetGenContenders;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.Micro;

/// <summary>One network at one work, for a closer look while a kernel is written.</summary>
public abstract class Suite
{
    /// <summary>Calls in one of BenchmarkDotNet's: the cell's own loop costs nothing then.</summary>
    protected const int Calls = 16;

    private ICell? _cell;

    /// <summary>By its name in the tables.</summary>
    [Params("T", "W", "M", "L", "O", "O8", "LeNet", "Cifar", "Sensor", "Depthwise")]
    public string Network { get; set; } = "";

    internal void Prepare(string work)
    {
        NetworkSpec spec = NetworkSpec.Named(Network);
        GeneratedNetwork network = GeneratedNetwork.Fast(spec)!;
        _cell = network.Open(spec, network.CreateData(spec), Work.Named(work));
        _cell.Result();
    }

    protected void Call() => _cell!.Run(Calls);
}

/// <summary>Predictions.</summary>
public class Predictions : Suite
{
    /// <summary>By its name in the protocol.</summary>
    [Params("predict1", "latency1", "predict32", "predict128")]
    public string Work { get; set; } = "";

    /// <summary>Weights and samples.</summary>
    [GlobalSetup]
    public void SetUp() => Prepare(Work);

    /// <summary>The work.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Run() => Call();
}

/// <summary>Training steps.</summary>
public class TrainingSteps : Suite
{
    /// <summary>By its name in the protocol.</summary>
    [Params("sgd1", "sgd32", "sgd128", "adam1", "adam32", "adam128")]
    public string Work { get; set; } = "";

    /// <summary>Weights and samples.</summary>
    [GlobalSetup]
    public void SetUp() => Prepare(Work);

    /// <summary>The work.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Run() => Call();
}
