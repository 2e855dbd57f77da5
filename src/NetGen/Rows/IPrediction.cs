using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>The nested type <c>Prediction</c> of every typed row.</summary>
/// <typeparam name="TSelf">The prediction's own type.</typeparam>
public interface IPrediction<TSelf>
    where TSelf : IPrediction<TSelf>
{
    /// <summary>Makes a prediction of a network's output. Allocates nothing.</summary>
    /// <param name="outputs">A probability for each class, the probability of true, or a number.</param>
    /// <typeparam name="T">The number type.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Of<T>(ReadOnlySpan<T> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
