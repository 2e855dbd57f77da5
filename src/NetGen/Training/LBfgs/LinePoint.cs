namespace NetGen;

/// <summary>A point on a line of search.</summary>
/// <param name="Step">Its distance from the start, in units of the direction.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Slope">Its derivative along the direction.</param>
/// <param name="Gradient">Its gradient.</param>
internal sealed record LinePoint(double Step, double Value, double Slope, double[] Gradient);
