using System;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The leaves of expressions in double, accurate to a few units in the last place and independent of the runtime's own.</summary>
internal static class ElementaryFunctions
{
    public static Func<double, double> ByName(string name) => name switch
    {
        "Abs" => Math.Abs,
        "Exp" => Math.Exp,
        "Expm1" => Expm1,
        "Log" => Math.Log,
        "Log1p" => Log1p,
        "Tanh" => Math.Tanh,
        "Sigmoid" => Sigmoid,
        "Softplus" => Softplus,
        "NormalCdf" => NormalCdf,
        "Sqrt" => Math.Sqrt,
        _ => throw new NotSupportedException($"The interpreter has no definition of {name}; give it one."),
    };

    /// <summary>Kahan: the rounding error of u = exp(x) cancels in (u − 1)·(x / log(u)).</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsInfinity(u) ? u : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>Kahan: the rounding error of u = 1 + x cancels in log(u)·(x / (u − 1)).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    public static double Sigmoid(double x) => x > 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>log(1 + exp(x)) = max(x, 0) + log(1 + exp(−|x|)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>Φ by its series near zero, by Laplace's continued fraction in the tails.</summary>
    public static double NormalCdf(double x) => x switch
    {
        < -SeriesReach => LowerTail(-x),
        > SeriesReach => 1 - LowerTail(x),
        _ => 0.5 + (Density(x) * Series(x)),
    };

    /// <summary>Where Φ has the value p, by halving; from below the median, where Φ is accurate.</summary>
    public static double NormalQuantile(double p)
    {
        if (p > 0.5)
        {
            return -NormalQuantile(1 - p);
        }

        (double low, double high) = (-40, 0);
        for (double middle = low / 2; middle > low && middle < high; middle = (low + high) / 2)
        {
            (low, high) = NormalCdf(middle) < p ? (middle, high) : (low, middle);
        }

        return high;
    }

    private const double SeriesReach = 1;

    /// <summary>x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
        {
            term *= x * x / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>Φ(−t) = φ(t) / (t + 1/(t + 2/(t + 3/(t + …)))); the number of terms falls with t².</summary>
    private static double LowerTail(double t)
    {
        double denominator = t;
        for (int k = 20 + (int)(400 / (t * t)); k > 0; k--)
        {
            denominator = t + (k / denominator);
        }

        return Density(t) / denominator;
    }

    /// <summary>exp(−t²/2)/√(2π), with what t² lost in rounding put back.</summary>
    private static double Density(double t)
    {
        double square = t * t;
        double lost = double.IsInfinity(square) ? 0 : Math.FusedMultiplyAdd(t, t, -square);
        return Math.Exp(-square / 2) * (1 - (lost / 2)) / Math.Sqrt(2 * Math.PI);
    }
}
