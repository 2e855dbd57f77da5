using System;
using System.Linq;
using CsCheck;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Networks that check, of every activation and loss, with data and parameters.</summary>
internal static class RandomNetworks
{
    private static readonly double[] Rates = [0, 0.3, 0.5, 0.9];

    /// <summary>Of such outputs the exponential does not overflow.</summary>
    private static readonly Activation[] Bounded =
        [Activation.Sigmoid, Activation.Tanh, Activation.HardTanh, Activation.HardSigmoid, Activation.Softsign];

    private static readonly int[] AroundVectorWidths = [7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65];

    /// <summary>Rows of such a length have no padding, in single precision neither: elementwise steps are fused into more kernels.</summary>
    private static readonly int[] Unpadded = [8, 16, 24, 32];

    private static readonly Gen<int> Width = Gen.Frequency(
        (4, Gen.Int[1, 9]), (3, Gen.Int[1, 70]), (2, Gen.OneOf(AroundVectorWidths)), (2, Gen.OneOf(Unpadded)));

    private static readonly Gen<Activation> AnyActivation = Gen.OneOf(Enum.GetValues<Activation>());

    private static readonly Gen<int[]> InputShape = Gen.Frequency(
        (5, Width.Select(w => new[] { w })),
        (2, Gen.Select(Gen.Int[1, 4], Width, (a, b) => new[] { a, b })),
        (1, Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 17], (a, b, c) => new[] { a, b, c })));

    private static readonly Gen<RandomKind> Kind = Gen.Frequency(
        (5, Gen.Const(RandomKind.Dense)),
        (7, Gen.OneOf(Enum.GetValues<RandomKind>())),
        (1, Gen.OneOf(RandomKind.Flatten, RandomKind.Reshape)));

    private static readonly RandomKind[] OfSteps =
        [RandomKind.Rnn, RandomKind.Gru, RandomKind.Lstm, RandomKind.Lstm, RandomKind.Dense, RandomKind.LayerNorm, RandomKind.Dropout, RandomKind.Add, RandomKind.Multiply];

    private static readonly Gen<RandomKind> LastKind = Gen.Frequency((2, Gen.Const(RandomKind.Dense)), (1, Gen.OneOf(Enum.GetValues<RandomKind>())));

    private static readonly Gen<RandomLayer> Hidden =
        from kind in Kind
        from width in Width
        from activation in AnyActivation
        from bias in Rarely
        from frozen in Rarely
        from named in Rarely
        from apart in Rarely
        from branch in Rarely
        from origin in Gen.Int[0, 9]
        from rate in Gen.OneOf(Rates)
        from picks in Gen.Int[0, 999].Array[3]
        select new RandomLayer(kind, width, activation, !bias, !frozen, named, apart, branch ? origin : null, rate, picks);

    /// <summary>Networks of all losses; single precision and fast code, which <see cref="Net.In(Precision)"/> and its like change.</summary>
    public static Gen<Net> Nets { get; } = NetsOf(Enum.GetValues<Loss>());

    /// <summary>Networks with a batch.</summary>
    public static Gen<NetworkCase> Cases { get; } = CasesOf(Enum.GetValues<Loss>());

    /// <summary>Masked sequences, of features or of tokens, mostly with layers that pass the mask on.</summary>
    public static Gen<NetworkCase> MaskedCases { get; } =
        from loss in Gen.OneOf(Enum.GetValues<Loss>())
        from steps in Gen.Int[1, 6]
        from features in Width
        from masking in Hidden
        from tokens in Gen.Int[0, 2].Select(i => i == 0)
        from hidden in Hidden.Array[1, 4]
        from kinds in Gen.OneOf(OfSteps).Array[4]
        from last in Hidden
        from activation in Fitting(loss)
        from batchSize in Gen.Int[1, 9]
        from seed in Gen.Int[0, 9999]
        let first = tokens
            ? masking with { Kind = RandomKind.Embedding, Bias = false, Picks = [0, 1 + (masking.Picks[1] % 4), masking.Picks[2] / 2 * 2] }
            : masking with { Kind = RandomKind.Masking }
        let layers = hidden.Select((h, i) => h with { Kind = kinds[i], Picks = [h.Picks[0], h.Picks[1] / 8 * 8, h.Picks[2]] })
        select new NetworkCase(
            RandomNetBuilder.Build(
                loss, tokens ? [steps] : [steps, Math.Min(features, 40)], [first, .. layers], last with { Kind = RandomKind.Dense, Activation = activation }),
            batchSize,
            DataStyle.Normal,
            seed);

    private static Gen<bool> Rarely => Gen.Int[0, 5].Select(i => i == 5);

    public static void ForAll(Action<NetworkCase> check, int iterations) => ForAll(Cases, check, iterations);

    /// <summary>Networks with a batch, of some losses.</summary>
    public static Gen<NetworkCase> CasesOf(params Loss[] losses) =>
        from net in NetsOf(losses)
        from batchSize in Gen.Int[1, 9]
        from style in Gen.Frequency((5, Gen.Const(DataStyle.Normal)), (3, Gen.OneOf(Enum.GetValues<DataStyle>())))
        from seed in Gen.Int[0, 9999]
        select new NetworkCase(net, batchSize, style, seed);

    /// <summary>Holds a check against random cases; a failure shows a small network's source and the seed to replay it.</summary>
    public static void ForAll(Gen<NetworkCase> cases, Action<NetworkCase> check, int iterations, string? seed = null) =>
        cases.Sample(check, iter: TestScale.Iterations(iterations), seed: seed, print: c => "\n" + c);

    private static Gen<Net> NetsOf(Loss[] losses) =>
        from loss in Gen.OneOf(losses)
        from shape in InputShape
        from hidden in Hidden.Array[0, 5]
        from masked in Rarely
        from last in Hidden
        from kind in LastKind
        from activation in Fitting(loss)
        from isWeighted in Gen.Bool
        from quantile in Gen.OneOf(0.5, 0.1, 0.9)
        select WithOptions(RandomNetBuilder.Build(loss, shape, masked ? [last with { Kind = RandomKind.Masking }, .. hidden] : hidden, last with { Kind = kind, Activation = activation }), isWeighted, quantile);

    private static Net WithOptions(Net net, bool isWeighted, double quantile) => net.Loss switch
    {
        Loss.BinaryCrossEntropy when isWeighted => net.WithPositiveWeights(),
        Loss.Quantile => net.OfQuantile(quantile),
        Loss.SparseCrossEntropy when isWeighted => net.Smoothed(quantile),
        _ => net,
    };

    private static Gen<Activation> Fitting(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => Gen.Const(Activation.Sigmoid),
        Loss.CrossEntropy or Loss.SparseCrossEntropy => Gen.OneOf(Activation.Softmax, Activation.LogSoftmax),
        Loss.Poisson => Gen.OneOf(Bounded),
        _ => Gen.Frequency((1, Gen.Const(Activation.None)), (2, AnyActivation)),
    };
}
