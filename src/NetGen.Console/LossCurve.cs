using System;

namespace NetGen;

/// <summary>The losses of all steps so far in a fixed number of means over equally many steps; adding one allocates nothing.</summary>
internal sealed class LossCurve
{
    public const int Capacity = 512;

    private readonly double[] _means = new double[Capacity];
    private int _count;
    private long _stepsOfMean = 1;
    private double _sum;
    private long _stepsInSum;

    public void Add(double loss)
    {
        _sum += loss;
        if (++_stepsInSum < _stepsOfMean)
        {
            return;
        }

        if (_count == Capacity)
        {
            Halve();
            if (_stepsInSum < _stepsOfMean)
            {
                return;
            }
        }

        _means[_count++] = _sum / _stepsInSum;
        (_sum, _stepsInSum) = (0, 0);
    }

    /// <summary>At most as many means as asked for, the oldest first.</summary>
    public double[] Resample(int most)
    {
        double[] points = new double[Math.Clamp(most, 0, _count)];
        for (int i = 0; i < points.Length; i++)
        {
            int first = (int)((long)i * _count / points.Length);
            int end = (int)((i + 1L) * _count / points.Length);
            foreach (double mean in _means.AsSpan(first, end - first))
            {
                points[i] += mean / (end - first);
            }
        }

        return points;
    }

    // Two neighbours become one: each mean now stands for twice as many steps.
    private void Halve()
    {
        _count /= 2;
        for (int i = 0; i < _count; i++)
        {
            _means[i] = (_means[2 * i] + _means[(2 * i) + 1]) / 2;
        }

        _stepsOfMean *= 2;
    }
}
