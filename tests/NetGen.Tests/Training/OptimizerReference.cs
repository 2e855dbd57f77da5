using System;
using System.Linq;

namespace NetGen.Tests.Training;

/// <summary>The published rules, one element at a time and as written in the papers and PyTorch 1.13's documentation: the oracle of the vectorised
/// loops.</summary>
internal static class OptimizerReference
{
    /// <summary>Gives θ after step t (from 1) from θ before it and g; one per element, for it keeps that element's state.</summary>
    public delegate double Rule(int t, double theta, double g);

    public static Func<Rule> Sgd(double lr, double mu = 0, double dampening = 0, bool nesterov = false, double wd = 0) => () =>
    {
        double b = 0;
        return (t, theta, g) =>
        {
            g += wd * theta;
            b = t == 1 ? g : (mu * b) + ((1 - dampening) * g);
            return theta - (lr * (mu == 0 ? g : nesterov ? g + (mu * b) : b));
        };
    };

    public static Func<Rule> Adam(double lr, double b1, double b2, double eps, double penalty = 0, double decay = 0, bool amsGrad = false) => () =>
    {
        double m = 0, v = 0, largest = 0;
        return (t, theta, g) =>
        {
            theta -= lr * decay * theta;
            g += penalty * theta;
            m = (b1 * m) + ((1 - b1) * g);
            v = (b2 * v) + ((1 - b2) * g * g);
            largest = Math.Max(largest, v);
            double mHat = m / (1 - Math.Pow(b1, t));
            double vHat = (amsGrad ? largest : v) / (1 - Math.Pow(b2, t));
            return theta - (lr * mHat / (Math.Sqrt(vHat) + eps));
        };
    };

    public static Func<Rule> AdaGrad(double lr, double lrDecay = 0, double wd = 0, double start = 0, double eps = 1e-10) => () =>
    {
        double s = start;
        return (t, theta, g) =>
        {
            g += wd * theta;
            s += g * g;
            return theta - (lr / (1 + ((t - 1) * lrDecay)) * g / (Math.Sqrt(s) + eps));
        };
    };

    public static Func<Rule> AdaDelta(double lr, double rho, double eps, double wd = 0) => () =>
    {
        double v = 0, u = 0;
        return (_, theta, g) =>
        {
            g += wd * theta;
            v = (rho * v) + ((1 - rho) * g * g);
            double delta = Math.Sqrt(u + eps) / Math.Sqrt(v + eps) * g;
            u = (rho * u) + ((1 - rho) * delta * delta);
            return theta - (lr * delta);
        };
    };

    public static Func<Rule> RmsProp(double lr, double alpha, double eps, double wd = 0, double mu = 0, bool centered = false) => () =>
    {
        double v = 0, m = 0, b = 0;
        return (_, theta, g) =>
        {
            g += wd * theta;
            v = (alpha * v) + ((1 - alpha) * g * g);
            m = (alpha * m) + ((1 - alpha) * g);
            double step = g / (Math.Sqrt(centered ? v - (m * m) : v) + eps);
            b = (mu * b) + step;
            return theta - (lr * b);
        };
    };

    public static Func<Rule> Adamax(double lr, double b1, double b2, double eps, double wd = 0) => () =>
    {
        double m = 0, u = 0;
        return (t, theta, g) =>
        {
            g += wd * theta;
            m = (b1 * m) + ((1 - b1) * g);
            u = Math.Max(b2 * u, Math.Abs(g) + eps);
            return theta - (lr / (1 - Math.Pow(b1, t)) * m / u);
        };
    };

    public static Func<Rule> NAdam(double lr, double b1, double b2, double eps, double wd = 0, double psi = 0.004) => () =>
    {
        double m = 0, v = 0;
        double Mu(int t) => b1 * (1 - (0.5 * Math.Pow(0.96, t * psi)));
        double Product(int t) => Enumerable.Range(1, t).Aggregate(1.0, (product, i) => product * Mu(i));
        return (t, theta, g) =>
        {
            g += wd * theta;
            m = (b1 * m) + ((1 - b1) * g);
            v = (b2 * v) + ((1 - b2) * g * g);
            double mHat = (Mu(t + 1) * m / (1 - Product(t + 1))) + ((1 - Mu(t)) * g / (1 - Product(t)));
            return theta - (lr * mHat / (Math.Sqrt(v / (1 - Math.Pow(b2, t))) + eps));
        };
    };
}
