namespace NetGen.Benchmarks.Fitting;

/// <summary>How a dataset keeps its features.</summary>
internal enum FitStore
{
    /// <summary>As doubles, which <c>Fit</c> converts to floats once.</summary>
    Double,

    /// <summary>As floats.</summary>
    Single,

    /// <summary>As bytes, and the targets as class indices; each batch is converted.</summary>
    Byte,
}
