namespace NetGen.Tests.Networks;

/// <summary>What a generated network holds, to compare bit for bit.</summary>
internal static class NetworkBits
{
    /// <summary>All tensors, padding counted.</summary>
    public static float[] Of<TSelf>(TSelf network)
        where TSelf : class, INetwork<TSelf, float> => network.Parameters.Storage.ToArray();
}
