using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>One run of <see cref="LBfgs"/>.</summary>
internal sealed class LBfgsRun(LBfgs options, Objective objective)
{
    // Less curvature than this is rounding, and would blow the next direction up. PyTorch's.
    private const double LeastCurvature = 1e-10;

    private readonly List<(double[] Step, double[] Change, double Share)> _history = [];
    private double _scale = 1;
    private int _evaluations;

    public LBfgsResult Run(out double[] parameters)
    {
        parameters = objective.Start();
        double[] gradient = new double[parameters.Length];
        double loss = Evaluate(parameters, gradient);
        if (!double.IsFinite(loss))
        {
            throw objective.NotFinite();
        }

        int iteration = 0;
        LBfgsStop? stop = Largest(gradient) <= options.GradientTolerance ? LBfgsStop.Gradient : null;
        while (stop is null)
        {
            double[] direction = Direction(gradient);
            double slope = Dot(gradient, direction);
            if (slope > -options.ChangeTolerance)
            {
                stop = LBfgsStop.NoDescent;
                break;
            }

            double first = ++iteration == 1 ? Math.Min(1, 1 / SumOfAbsolutes(gradient)) * options.LearningRate : options.LearningRate;
            LinePoint found = Search(parameters, direction, new LinePoint(0, loss, slope, gradient), first);
            Remember(direction, found, gradient);
            AddTo(parameters, direction, found.Step);
            double before = loss;
            (loss, gradient) = (found.Value, found.Gradient);
            stop = Stop(iteration, gradient, Largest(direction) * found.Step, Math.Abs(loss - before));
        }

        return new LBfgsResult(loss, iteration, _evaluations, stop.Value);
    }

    private LBfgsStop? Stop(int iteration, double[] gradient, double moved, double gained) =>
        Largest(gradient) <= options.GradientTolerance ? LBfgsStop.Gradient
        : iteration >= options.MaxIterations ? LBfgsStop.Iterations
        : _evaluations >= options.MaxEvaluations ? LBfgsStop.Evaluations
        : moved <= options.ChangeTolerance || gained < options.ChangeTolerance ? LBfgsStop.Change
        : null;

    private LinePoint Search(double[] from, double[] direction, LinePoint start, double firstStep)
    {
        double[] point = new double[from.Length];
        return new StrongWolfe(EvaluateAt, start, Largest(direction), options.ChangeTolerance).Search(firstStep);

        LinePoint EvaluateAt(double step)
        {
            from.CopyTo(point, 0);
            AddTo(point, direction, step);
            double[] gradient = new double[from.Length];
            double value = Evaluate(point, gradient);
            return new LinePoint(step, value, Dot(gradient, direction), gradient);
        }
    }

    private double Evaluate(double[] point, double[] gradient)
    {
        _evaluations++;
        return objective.Evaluate(point, gradient);
    }

    /// <summary>−H·g, with H the inverse curvature that the remembered steps tell of; the two loops of Nocedal and Wright's algorithm 7.4.</summary>
    private double[] Direction(double[] gradient)
    {
        double[] direction = Array.ConvertAll(gradient, g => -g);
        double[] shares = new double[_history.Count];
        for (int i = _history.Count - 1; i >= 0; i--)
        {
            (double[] step, double[] change, double share) = _history[i];
            shares[i] = Dot(step, direction) * share;
            AddTo(direction, change, -shares[i]);
        }

        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] *= _scale;
        }

        for (int i = 0; i < _history.Count; i++)
        {
            (double[] step, double[] change, double share) = _history[i];
            AddTo(direction, step, shares[i] - (Dot(change, direction) * share));
        }

        return direction;
    }

    private void Remember(double[] direction, LinePoint found, double[] gradientBefore)
    {
        double[] step = Array.ConvertAll(direction, d => d * found.Step);
        double[] change = [.. found.Gradient];
        AddTo(change, gradientBefore, -1);
        double curvature = Dot(change, step);
        if (curvature <= LeastCurvature)
        {
            return;
        }

        if (_history.Count == options.HistorySize)
        {
            _history.RemoveAt(0);
        }

        _history.Add((step, change, 1 / curvature));
        _scale = curvature / Dot(change, change);
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddTo(double[] sum, double[] term, double factor)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += term[i] * factor;
        }
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private static double SumOfAbsolutes(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += Math.Abs(value);
        }

        return sum;
    }
}
