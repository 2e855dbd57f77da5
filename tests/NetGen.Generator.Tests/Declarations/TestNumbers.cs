using System;
using System.Linq;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Random numbers for test data, the same for a seed; rounded to float where nothing else is said.</summary>
internal sealed class TestNumbers(int seed)
{
    private const double FloatDenormal = 1e-40;
    private const double DoubleDenormal = 1e-320;
    private const double LargeScale = 3000;

    private readonly Random _random = new(seed);

    public double[] Many(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];

    /// <summary>Box and Muller.</summary>
    public double Normal() =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));

    public double Uniform(double from, double to) => (float)(from + ((to - from) * _random.NextDouble()));

    /// <summary>A whole number from 0 on.</summary>
    public double Below(int count) => _random.Next(count);

    public double Sign() => _random.Next(2) == 0 ? -1 : 1;

    /// <summary>0, 1 or between.</summary>
    public double Probability() => _random.Next(4) switch
    {
        0 => 0,
        1 => 1,
        _ => Uniform(0, 1),
    };

    /// <summary>One-hot or all positive, with sum 1.</summary>
    public double[] Distribution(int count)
    {
        int hot = _random.Next(2 * count);
        if (hot < count)
        {
            return [.. Enumerable.Range(0, count).Select(i => i == hot ? 1.0 : 0.0)];
        }

        double[] weights = Many(count, () => Uniform(0.05, 1));
        return [.. weights.Select(w => (double)(float)(w / weights.Sum()))];
    }

    public double Sample(DataStyle style)
    {
        double normal = Normal();
        return (style, _random.Next(4)) switch
        {
            (DataStyle.Zeros, 0) => 0,
            (DataStyle.Denormals, 0) => (float)(normal * FloatDenormal),
            (DataStyle.Denormals, 1) => normal * DoubleDenormal,
            (DataStyle.Large, 0) => (float)(normal * LargeScale),
            _ => normal,
        };
    }
}
