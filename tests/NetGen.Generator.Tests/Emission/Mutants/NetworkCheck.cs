using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>
/// What every mutant of a network is held against: the interpreter's numbers for batches of several sizes, on one thread and on three, and with
/// samples weighted; the outputs of a stream; zeros in the padding; memory that nothing was written beside.
/// </summary>
internal sealed class NetworkCheck
{
    /// <summary>Several tiles and blocks with a rest of each; single samples, which lead into every branch of an activation and a loss; fewer than a
    /// tile.</summary>
    private static readonly int[] BatchSizes = [23, 1, 1, 1, 1, 1, 1, 2, 3];

    private readonly Net _net;
    private readonly (NetworkCase Case, Outcome Expected)[] _cases;
    private readonly Func<IEmittedNetwork> _create;
    private readonly Outcome _weighted;
    private readonly double[] _steps;

    /// <param name="net">The network.</param>
    /// <param name="create">Makes one that was compiled, which must run without a mistake meanwhile.</param>
    public NetworkCheck(Net net, Func<IEmittedNetwork> create)
    {
        (_net, _create) = (net, create);
        _cases = [.. BatchSizes.Select((n, i) => new NetworkCase(net, n, DataStyle.Normal, seed: 4 + i)).Select(c => (c, Outcome.Interpreted(c)))];
        _weighted = Weighted(create());
        _steps = Steps(create());
    }

    /// <summary>What is wrong, or null.</summary>
    public string? Difference() => OnOneThread() ?? OnThreads() ?? Differs(Weighted(_create()), _weighted) ?? InSteps(Steps(_create()));

    private string? OnOneThread()
    {
        IEmittedNetwork network = _create();
        return _cases.Select(c => Differs(Outcome.Of(network, c.Case), c.Expected)).FirstOrDefault(d => d is not null) ?? Beside(network);
    }

    private string? OnThreads()
    {
        using var threads = new ForcedThreads();
        IEmittedNetwork network = _create();
        network.HasAmpleScratch = false;
        return Differs(Outcome.Of(network, _cases[0].Case), _cases[0].Expected) ?? Beside(network);
    }

    private static string? Beside(IEmittedNetwork network) =>
        network.Padding().Any(p => p != 0) ? "padding is not zero" : network.IsIntact ? null : "a guard was overwritten";

    private Outcome Weighted(IEmittedNetwork network) =>
        Outcome.Weighted(network, _cases[0].Case, [.. Enumerable.Range(0, _cases[0].Case.BatchSize).Select(i => i % 3 == 1 ? 0 : 1 + Math.Sin(i + 1))]);

    /// <summary>Outputs and the last state of a stream; none where there is no stream.</summary>
    private double[] Steps(IEmittedNetwork network)
    {
        if (!Streaming.IsIn(_net.Graph))
        {
            return [];
        }

        network.Write(_cases[0].Case.Stored);
        double[] state = new double[Streaming.StateSize(_net.Graph)];
        double[] outputs = network.PredictSteps(_cases[0].Case.FirstInput, state);
        return [.. outputs, .. state];
    }

    private string? InSteps(double[] steps)
    {
        int wrong = Enumerable.Range(0, steps.Length).FirstOrDefault(i => !(Math.Abs(steps[i] - _steps[i]) <= 1e-9), -1);
        return wrong < 0 ? null : $"number {wrong} of a stream is {steps[wrong]} instead of {_steps[wrong]}";
    }

    private string? Differs(Outcome actual, Outcome expected) =>
        _net.Precision == Precision.Double ? actual.DifferenceFrom(expected, 1e-9, floor: 1e-3) : actual.DifferenceFrom(expected, 1e-5, floor: 1e-2);
}
