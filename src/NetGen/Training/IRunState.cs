using System;

namespace NetGen;

/// <summary>
/// The state as a run sees it. An interface, so that a program that makes no <see cref="TrainingState"/> carries none of the code behind it (70 KB
/// under Native AOT).
/// </summary>
internal interface IRunState
{
    /// <summary>Takes the state for one run.</summary>
    /// <exception cref="InvalidOperationException">It is in use.</exception>
    void Claim();

    /// <summary>Gives it back; called only after <see cref="Claim"/> has returned.</summary>
    void Release();

    /// <summary>Sets the run to where the state stands.</summary>
    /// <exception cref="ArgumentException">It stands in a run of another kind.</exception>
    /// <exception cref="NotSupportedException">The optimizer does not say what it keeps.</exception>
    void Take(TrainingContext training);

    /// <summary>The run has done its last step in this call; callbacks may still replace tensors.</summary>
    void Reach(TrainingContext training);

    /// <summary>The call ends: the state stands where the run was at <see cref="Reach"/>, if it came there.</summary>
    void Keep(TrainingContext training);
}
