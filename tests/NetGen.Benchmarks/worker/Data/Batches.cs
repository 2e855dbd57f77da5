namespace NetGen.Benchmarks.Data;

/// <summary>The pool of samples in batches, round and round.</summary>
internal sealed class Batches(NetworkSpec spec, NetworkData data, int batch)
{
    private readonly int _count = NetworkData.Samples / batch;
    private int _next;
    private int _current;

    public ReadOnlySpan<float> Inputs => data.Inputs.AsSpan(_current * batch * spec.Inputs, batch * spec.Inputs);

    public ReadOnlySpan<float> Targets => data.Targets.AsSpan(_current * batch * spec.Outputs, batch * spec.Outputs);

    /// <summary>The samples that contenders predict to compare what they learned.</summary>
    public ReadOnlySpan<float> Compared => data.Inputs.AsSpan(0, Work.ComparedSamples * spec.Inputs);

    public void Next()
    {
        _current = _next;
        _next = _next + 1 == _count ? 0 : _next + 1;
    }
}
