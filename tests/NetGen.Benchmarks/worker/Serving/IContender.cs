using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Serving;

/// <summary>One way to run the networks.</summary>
internal interface IContender
{
    /// <summary>Work on a network of its own, with the data's weights; null with a reason where the contender has no such work.</summary>
    ICell? Open(NetworkSpec network, NetworkData data, Work work, int threads, out string reason);
}

/// <summary>One network at one work, ready to be called again and again.</summary>
internal interface ICell
{
    /// <summary>Predictions to compare: of the work's batch, or of some samples after the first steps of training. Called once, before <see
    /// cref="Run"/>.</summary>
    float[] Result();

    /// <summary>Does the work that often; consumes what comes out.</summary>
    void Run(int calls);
}
