using System;

namespace NetGen;

/// <summary>
/// A search along a direction for a point that is low enough (f ≤ f₀ + c₁·t·s₀) and flat enough (|s| ≤ −c₂·s₀): first outwards until the point lies
/// in a bracket, then inwards, by cubic interpolation. As PyTorch's <c>_strong_wolfe</c>. Nocedal and Wright, algorithms 3.5 and 3.6.
/// </summary>
internal sealed class StrongWolfe(Func<double, LinePoint> evaluate, LinePoint start, double directionNorm, double changeTolerance)
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;
    private const int MaxSteps = 25;
    private const double LeastShare = 0.1;

    private int _steps;

    /// <summary>The point found, or the lowest met.</summary>
    public LinePoint Search(double firstStep)
    {
        (LinePoint low, LinePoint high, bool isDone) = Bracket(evaluate(firstStep));
        if (low.Value > high.Value)
        {
            (low, high) = (high, low);
        }

        return isDone ? low : Zoom(low, high);
    }

    private (LinePoint Low, LinePoint High, bool IsDone) Bracket(LinePoint point)
    {
        LinePoint previous = start;
        while (_steps < MaxSteps)
        {
            if (IsTooHigh(point) || (_steps > 1 && point.Value >= previous.Value))
            {
                return (previous, point, false);
            }

            if (IsFlat(point))
            {
                return (point, point, true);
            }

            if (point.Slope >= 0)
            {
                return (previous, point, false);
            }

            double next = Interpolate(previous, point, point.Step + (0.01 * (point.Step - previous.Step)), point.Step * 10);
            previous = point;
            point = evaluate(next);
            _steps++;
        }

        return (start, point, false);
    }

    private LinePoint Zoom(LinePoint low, LinePoint high)
    {
        bool wasNearEnd = false;
        while (_steps < MaxSteps && Math.Abs(high.Step - low.Step) * directionNorm >= changeTolerance)
        {
            double least = Math.Min(low.Step, high.Step);
            double most = Math.Max(low.Step, high.Step);
            double step = Interpolate(low, high, least, most);
            double margin = LeastShare * (most - least);
            bool isNearEnd = Math.Min(most - step, step - least) < margin;
            if (isNearEnd && (wasNearEnd || step >= most || step <= least))
            {
                step = Math.Abs(step - most) < Math.Abs(step - least) ? most - margin : least + margin;
                isNearEnd = false;
            }

            wasNearEnd = isNearEnd;
            LinePoint point = evaluate(step);
            _steps++;
            if (IsTooHigh(point) || point.Value >= low.Value)
            {
                high = point;
                if (low.Value > high.Value)
                {
                    (low, high) = (high, low);
                }

                continue;
            }

            if (IsFlat(point))
            {
                return point;
            }

            high = point.Slope * (high.Step - low.Step) >= 0 ? low : high;
            low = point;
        }

        return low;
    }

    private bool IsTooHigh(LinePoint point) => point.Value > start.Value + (Decrease * point.Step * start.Slope);

    private bool IsFlat(LinePoint point) => Math.Abs(point.Slope) <= -Curvature * start.Slope;

    /// <summary>The minimum of the cubic through two points and their slopes, within bounds; their middle where there is none.</summary>
    private static double Interpolate(LinePoint a, LinePoint b, double least, double most)
    {
        double d1 = a.Slope + b.Slope - (3 * (a.Value - b.Value) / (a.Step - b.Step));
        double square = (d1 * d1) - (a.Slope * b.Slope);
        double d2 = Math.Sqrt(square);
        double minimum = a.Step <= b.Step
            ? b.Step - ((b.Step - a.Step) * ((b.Slope + d2 - d1) / (b.Slope - a.Slope + (2 * d2))))
            : a.Step - ((a.Step - b.Step) * ((a.Slope + d2 - d1) / (a.Slope - b.Slope + (2 * d2))));
        return double.IsFinite(minimum) ? Math.Min(Math.Max(minimum, least), most) : (least + most) / 2;
    }
}
