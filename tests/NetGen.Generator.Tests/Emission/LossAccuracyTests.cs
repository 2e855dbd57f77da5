using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Values;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// The losses on logits have their digits for sure answers too, right or wrong: at most 4 ulp for |z| up to 80 (the derivative of cross-entropy: 4 + |z|), in plain code and at every width of vectors.
/// </summary>
public class LossAccuracyTests
{
    private const double Bound = 4;
    private const int SingleDigits = 24;
    private const int DoubleDigits = 53;

    /// <summary>A batch whose other rows have no loss: a power of two, so that the mean is exact.</summary>
    private const int BatchSize = 32;

    private static readonly Net Binary = Net.Of(Loss.BinaryCrossEntropy).Input(1).Dense(1, Activation.Sigmoid);

    private static readonly Net Weighted = Binary.WithPositiveWeights();

    /// <summary>The softmax of z, 0 and a class without a share is the sigmoid of z.</summary>
    private static readonly Net Categorical = Net.Of(Loss.CrossEntropy).Input(3).Dense(3, Activation.Softmax);

    [Theory]
    [InlineData(CodeStyle.Plain, 128)]
    [InlineData(CodeStyle.Fast, 128)]
    [InlineData(CodeStyle.Fast, 256)]
    [InlineData(CodeStyle.Fast, 512)]
    public void NothingCancels(CodeStyle style, int vectorBits)
    {
        Net[] nets =
        [
            .. from net in new[] { Binary, Weighted, Categorical }
               from precision in Enum.GetValues<Precision>()
               select net.In(style).In(precision).Called($"{net.Loss}{net.PositiveWeights}{precision}"),
        ];
        EmittedAssembly assembly = EmittedAssembly.Of(nets, Choices.Standard with { VectorWidths = [vectorBits] }, out _);
        string[] failures =
        [
            .. from net in nets
               let network = assembly.Network(net)
               from failure in LossVector.All.Where(v => net.PositiveWeights || v.PositiveWeight == 1)
                   .SelectMany((v, i) => Failures(net, network, v, row: i % BatchSize))
               select failure,
        ];
        Assert.True(failures.Length == 0, $"{failures.Length}:\n{string.Join('\n', failures.Take(10))}");
    }

    /// <summary>What is wrong with one vector, alone and in a batch.</summary>
    private static IEnumerable<string> Failures(Net net, IEmittedNetwork network, LossVector vector, int row)
    {
        bool isBinary = net.Loss == Loss.BinaryCrossEntropy;
        int digits = net.Precision == Precision.Double ? DoubleDigits : SingleDigits;
        Dictionary<string, double[]> stored = Identity(isBinary ? 1 : 3);
        if (net.PositiveWeights)
        {
            stored.Add("dense1.pos_weight", [vector.PositiveWeight]);
        }

        network.Write(stored);
        (double[] logits, double[] targets) = isBinary
            ? (new[] { vector.Logit }, new[] { vector.Target })
            : ([vector.Logit, 0, -1000], [vector.Target, 1 - vector.Target, 0]);
        (double[] sureLogits, double[] sureTargets) = isBinary ? (new[] { 2000.0 }, new[] { 1.0 }) : ([2000, 0, 0], [1, 0, 0]);
        foreach (int n in new[] { 1, BatchSize })
        {
            double[] x = Batch(n, row, logits, sureLogits);
            double[] y = Batch(n, row, targets, sureTargets);
            (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(x, y);
            double derivative = n * gradients["dense1.bias"][0];

            // exp(l) of a rounded log-probability l inherits its absolute error: |l|/2 ulp and more.
            double boundOfDerivative = isBinary ? Bound : Bound + Math.Abs(vector.Logit);
            (string What, double Error, double Bound)[] errors =
            [
                ("the loss of a step", Error(n * loss, vector.Loss, vector.LossRest, vector.Loss, digits), Bound),
                ("the loss of Evaluate", Error(n * network.Evaluate(x, y), vector.Loss, vector.LossRest, vector.Loss, digits), Bound),
                ("the derivative", Error(derivative, vector.Derivative, vector.DerivativeRest, LargerTerm(vector), digits), boundOfDerivative),
            ];
            foreach ((string what, double error, _) in errors.Where(e => !(e.Error <= e.Bound)))
            {
                yield return $"{net.Name}: {what} of z = {vector.Logit}, t = {vector.Target}, p = {vector.PositiveWeight} among {n} is {error:F1} ulp off";
            }
        }
    }

    /// <summary>
    /// Of 1 − t and w·σ(−z), or of w·σ(z) and p·t, whose difference the derivative is: where they are nearly equal, no input says its digits.
    /// </summary>
    private static double LargerTerm(LossVector vector) => vector.Logit > 0
        ? Math.Max(1 - vector.Target, 1 - vector.Target - vector.Derivative)
        : Math.Max(vector.PositiveWeight * vector.Target, (vector.PositiveWeight * vector.Target) + vector.Derivative);

    /// <summary>The distance from the exact value, in units in the last place of a number of some digits.</summary>
    private static double Error(double actual, double nearest, double rest, double scale, int digits)
    {
        double exactRest = rest * (Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest));
        double difference = actual - nearest - exactRest;
        return difference == 0 ? 0 : Math.Abs(difference) / Math.ScaleB(1, Math.ILogB(scale) - digits + 1);
    }

    private static double[] Batch(int n, int row, double[] values, double[] others) =>
        [.. Enumerable.Range(0, n).SelectMany(i => n == 1 || i == row ? values : others)];

    private static Dictionary<string, double[]> Identity(int size) => new()
    {
        ["dense1.weight"] = [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1.0 : 0.0)],
        ["dense1.bias"] = new double[size],
    };
}
