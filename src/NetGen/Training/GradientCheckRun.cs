using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>One call of <see cref="GradientCheck"/>; leaves the parameters moved.</summary>
internal readonly ref struct GradientCheckRun<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The slopes on the two sides of a point differ by the second derivative times the step where there is no kink.
    private const double KinkedSlopes = 1e-2;

    private readonly ITrainableNetwork<TSelf, T> _network;
    private readonly ReadOnlySpan<T> _inputs;
    private readonly ReadOnlySpan<T> _targets;
    private readonly Gradients<T> _gradients;
    private readonly int _seed;

    public GradientCheckRun(ITrainableNetwork<TSelf, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int seed)
    {
        _network = network;
        _inputs = inputs;
        _targets = targets;
        _gradients = network.CreateGradients();
        _seed = seed;
    }

    public static double DefaultTolerance => IsSingle ? 2e-2 : 1e-6;

    private static bool IsSingle => typeof(T) == typeof(float);

    /// <summary>The steps to try, per unit of an element above 1: near the cube root of the spacing of numbers, where rounding and curvature cost
    /// alike, and shorter.</summary>
    private static ReadOnlySpan<double> Steps => IsSingle ? [1e-2, 1e-2 / 4, 1e-2 / 16] : [1e-5, 1e-5 / 8, 1e-5 / 64];

    public GradientCheckResult Check(double tolerance)
    {
        double loss = Loss();
        if (!double.IsFinite(loss))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The loss of {TSelf.Info.Name} is {loss}: there is no gradient to check."));
        }

        var gradients = new List<(TensorInfo Tensor, double[] Values)>();
        foreach (TensorInfo tensor in TSelf.Info.Tensors)
        {
            if (tensor.Kind == TensorKind.Parameter)
            {
                T[] values = new T[tensor.ElementCount];
                _gradients.ReadTensor(tensor.Name, values);
                gradients.Add((tensor, Array.ConvertAll(values, double.CreateTruncating)));
            }
        }

        if (gradients.Count == 0)
        {
            throw new ArgumentException($"{TSelf.Info.Name} has no trained tensor: there is no gradient to check.", "network");
        }

        // What rounding of the loss does to a difference of two of them; a gradient must be that much larger to be judged to the tolerance.
        double rounding = 16 * ClassificationMetrics.Epsilon<T>() * Math.Abs(loss) / Steps[0];
        double negligible = rounding / tolerance;
        ImmutableArray<TensorGradientCheck>.Builder tensors = ImmutableArray.CreateBuilder<TensorGradientCheck>(gradients.Count);
        var whole = new VectorComparison();
        foreach ((TensorInfo tensor, double[] values) in gradients)
        {
            tensors.Add(Check(tensor, values, loss, tolerance, negligible, ref whole));
        }

        return new GradientCheckResult(TSelf.Info.Name, loss, whole.RelativeDifference(negligible), tolerance, tensors.MoveToImmutable());
    }

    private TensorGradientCheck Check(
        TensorInfo tensor, double[] gradient, double loss, double tolerance, double negligible, ref VectorComparison whole)
    {
        T[] values = new T[tensor.ElementCount];
        _network.Parameters.Read(tensor.Name, values);
        var comparison = new VectorComparison();
        (int Element, double Difference, double Distance) worst = (0, 0, -1);
        int kinks = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double difference = Difference(tensor, values, i, gradient[i], loss, tolerance, negligible, out bool isKink);
            kinks += isKink ? 1 : 0;
            comparison.Add(gradient[i], difference);
            whole.Add(gradient[i], difference);
            double distance = Math.Abs(gradient[i] - difference);

            // Not larger and not smaller: NaN is the worst there is, and the first one stays.
            if (!(distance <= worst.Distance) && !double.IsNaN(worst.Distance))
            {
                worst = (i, difference, distance);
            }
        }

        _network.Parameters.Write(tensor.Name, values);
        return new TensorGradientCheck(
            tensor.Name, comparison.RelativeDifference(negligible), Index(tensor.Shape, worst.Element), gradient[worst.Element], worst.Difference, kinks);
    }

    /// <summary>The central difference of the step that agrees best, the longest first; at a kink the gradient itself, if it lies between the
    /// slopes.</summary>
    private double Difference(
        TensorInfo tensor, T[] values, int i, double gradient, double loss, double tolerance, double negligible, out bool isKink)
    {
        double best = double.NaN;
        double left = 0;
        double right = 0;
        isKink = false;
        foreach (double step in Steps)
        {
            double difference = Slopes(tensor, values, i, step, loss, out left, out right);
            best = Math.Abs(gradient - difference) >= Math.Abs(gradient - best) ? best : difference;
            if (Math.Abs(gradient - best) <= 0.1 * tolerance * Math.Max(negligible, Math.Max(Math.Abs(gradient), Math.Abs(best))))
            {
                return best;
            }
        }

        double slack = KinkedSlopes * Math.Max(Math.Abs(left), Math.Abs(right));
        isKink = Math.Abs(left - right) > slack + (Steps[0] / Steps[^1] * tolerance * negligible)
            && gradient >= Math.Min(left, right) - slack && gradient <= Math.Max(left, right) + slack;
        return isKink ? gradient : best;
    }

    private double Slopes(TensorInfo tensor, T[] values, int i, double step, double loss, out double left, out double right)
    {
        T value = values[i];
        double at = double.CreateTruncating(value);
        double h = step * Math.Max(1, Math.Abs(at));
        (double above, double lossAbove) = Moved(tensor, values, i, at + h);
        (double below, double lossBelow) = Moved(tensor, values, i, at - h);
        values[i] = value;
        right = (lossAbove - loss) / (above - at);
        left = (loss - lossBelow) / (at - below);
        return (lossAbove - lossBelow) / (above - below);
    }

    // Where the element came to, rounded to the number type, and the loss there.
    private (double At, double Loss) Moved(TensorInfo tensor, T[] values, int i, double at)
    {
        values[i] = T.CreateTruncating(at);
        _network.Parameters.Write(tensor.Name, values);
        return (double.CreateTruncating(values[i]), Loss());
    }

    private double Loss()
    {
        _gradients.Seed = _seed;
        _gradients.Step = 0;
        return double.CreateTruncating(_network.ComputeGradients(_inputs, _targets, _gradients));
    }

    private static ImmutableArray<int> Index(ImmutableArray<int> shape, int element)
    {
        int[] index = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (element, index[axis]) = Math.DivRem(element, shape[axis]);
        }

        return [.. index];
    }

    /// <summary>Sums of squares of two vectors and of their difference.</summary>
    private struct VectorComparison
    {
        private double _gradient;
        private double _difference;
        private double _distance;
        private int _count;

        public void Add(double gradient, double difference)
        {
            _gradient += gradient * gradient;
            _difference += difference * difference;
            _distance += (gradient - difference) * (gradient - difference);
            _count++;
        }

        /// <summary>‖g − ĝ‖ / (‖g‖ + ‖ĝ‖), the denominator no smaller than what is negligible for so many elements.</summary>
        public readonly double RelativeDifference(double negligible)
        {
            double length = Math.Max(Math.Sqrt(_gradient) + Math.Sqrt(_difference), negligible * Math.Sqrt(_count));
            return length == 0 ? 0 : Math.Sqrt(_distance) / length;
        }
    }
}
