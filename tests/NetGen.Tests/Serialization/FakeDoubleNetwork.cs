using System;

namespace NetGen.Tests.Serialization;

/// <summary><see cref="FakeNetwork"/> in double.</summary>
internal sealed class FakeDoubleNetwork : INetwork<FakeDoubleNetwork, double>
{
    public FakeDoubleNetwork(int seed = 0) => Parameters = new Parameters<double>(Info, seed);

    public static NetworkInfo Info { get; } = FakeNetwork.Describe(nameof(FakeDoubleNetwork));

    public Parameters<double> Parameters { get; }

    public static FakeDoubleNetwork Create(int seed) => new(seed);

    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs) => throw new NotSupportedException();

    public double Evaluate(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) => throw new NotSupportedException();
}
