using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>How the gradient of one tensor agrees with central differences.</summary>
/// <param name="Name">The tensor's name, such as <c>dense1.weight</c>.</param>
/// <param name="RelativeDifference">‖g − ĝ‖ / (‖g‖ + ‖ĝ‖) over the tensor; of a gradient so small that the loss's rounding drowns it, relative to
/// that rounding instead.</param>
/// <param name="Index">The element that agrees least, an index for each axis.</param>
/// <param name="Gradient">That element of the network's gradient g.</param>
/// <param name="Difference">What central differences say of it, ĝ.</param>
/// <param name="Kinks">Elements at a kink of the loss whose gradient is between the slopes on its two sides.</param>
public sealed record TensorGradientCheck(
    string Name, double RelativeDifference, ImmutableArray<int> Index, double Gradient, double Difference, int Kinks)
{
    /// <summary>The comparison in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"'{Name}' differs by {RelativeDifference:0.0E+0}, most at [{string.Join(", ", Index)}]: the gradient is {Gradient:R}, central differences say {Difference:R}");
}
