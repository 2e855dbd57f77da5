using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>A typed row without texts, which is a network's input as it is.</summary>
/// <typeparam name="TSelf">The row's own type.</typeparam>
public interface IFeatureRow<TSelf> : IRow<TSelf>
    where TSelf : IFeatureRow<TSelf>
{
    /// <summary>Copies the features. Allocates nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="features">One for each of the <see cref="RowInfo.FeatureNames"/>.</param>
    /// <typeparam name="T">The number type.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">A value that is no member of its enum.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void CopyFeatures<T>(TSelf row, Span<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
