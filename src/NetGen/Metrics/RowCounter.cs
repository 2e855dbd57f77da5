using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>Which rows of the output count: called by generated code.</summary>
/// <typeparam name="T">The network's number type.</typeparam>
/// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
/// <param name="counts"><c>[n][rows]</c>: 1 for a row that counts, else 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void RowCounter<T>(ReadOnlySpan<T> inputs, Span<T> counts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
