using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>NetGen's own code, fast or plain.</summary>
internal sealed class NetGenContender(Func<NetworkSpec, GeneratedNetwork?> find) : IContender
{
    public ICell? Open(NetworkSpec network, NetworkData data, Work work, int threads, out string reason)
    {
        // A process answers for one number of threads.
        Parallelism.MaxThreads = threads;
        reason = "not declared";
        return find(network)?.Open(network, data, work);
    }
}
