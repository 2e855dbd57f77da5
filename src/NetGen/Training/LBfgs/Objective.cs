using System;

namespace NetGen;

/// <summary>A function of many numbers that is to be minimised.</summary>
internal abstract class Objective
{
    /// <summary>Where to begin.</summary>
    public abstract double[] Start();

    /// <summary>The value at a point; infinite where it is not a number.</summary>
    /// <param name="point">Where.</param>
    /// <param name="gradient">Overwritten; as long as <paramref name="point"/>.</param>
    public abstract double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>What is wrong where the value at the start is not finite.</summary>
    public abstract Exception NotFinite();
}
