namespace NetGen;

/// <summary>What <c>Restore</c> and <c>Load</c> do where a file lacks tensors of the network.</summary>
public enum MissingTensors
{
    /// <summary>Refuse the file and leave the network as it was.</summary>
    Refuse,

    /// <summary>Leave these tensors of the network as they are.</summary>
    Keep,
}
