using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace NetGen;

/// <summary>What only some networks ask of a dataset. A native program whose networks ask nothing does not contain the checks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DataChecks
{
    private protected DataChecks()
    {
    }

    /// <summary>Checks the features of all rows.</summary>
    /// <exception cref="ArgumentException">A feature that the network does not take.</exception>
    internal abstract void CheckFeatures(NumberRows features, DataPlace place);

    /// <summary>Checks the targets of one row.</summary>
    /// <exception cref="ArgumentException">A target that the network does not take.</exception>
    internal abstract void CheckTargets(ReadOnlySpan<double> targets, in DataPlace place);

    /// <summary>Multiplies the weight of every row by that of its class, where its target is one class index; whether it is.</summary>
    /// <exception cref="ArgumentException">Another number of weights, or one that is negative or not finite.</exception>
    internal abstract bool Weigh(Dataset train, IReadOnlyList<double> weightOfClass, double[] weights);
}
