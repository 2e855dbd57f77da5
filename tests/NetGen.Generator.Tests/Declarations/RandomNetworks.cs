using System;
using System.Linq;
using CsCheck;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Networks that check, of every activation and loss, with data and parameters.</summary>
internal static class RandomNetworks
{
    private static readonly int[] AroundVectorWidths = [7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65];

    private static readonly Gen<int> Width = Gen.Frequency((4, Gen.Int[1, 9]), (3, Gen.Int[1, 70]), (2, Gen.OneOf(AroundVectorWidths)));

    private static readonly Gen<Activation> AnyActivation = Gen.OneOf(Enum.GetValues<Activation>());

    private static readonly Gen<int[]> InputShape = Gen.Frequency(
        (6, Width.Select(w => new[] { w })),
        (1, Gen.Select(Gen.Int[1, 4], Width, (a, b) => new[] { a, b })));

    private static readonly Gen<RandomLayer> Hidden =
        from width in Width
        from activation in AnyActivation
        from bias in Rarely
        from frozen in Rarely
        from named in Rarely
        from apart in Rarely
        from branch in Rarely
        from origin in Gen.Int[0, 9]
        select new RandomLayer(width, activation, !bias, !frozen, named, apart, branch ? origin : null);

    /// <summary>Networks alone; single precision and fast code, which <see cref="Net.In(Precision)"/> and its like change.</summary>
    public static Gen<Net> Nets { get; } =
        from loss in Gen.OneOf(Enum.GetValues<Loss>())
        from shape in InputShape
        from hidden in Hidden.Array[0, 4]
        from last in Hidden
        from activation in Fitting(loss)
        select RandomNetBuilder.Build(loss, shape, hidden, last with { Activation = activation });

    /// <summary>Networks with a batch.</summary>
    public static Gen<NetworkCase> Cases { get; } =
        from net in Nets
        from batchSize in Gen.Int[1, 9]
        from style in Gen.Frequency((5, Gen.Const(DataStyle.Normal)), (3, Gen.OneOf(Enum.GetValues<DataStyle>())))
        from seed in Gen.Int[0, 9999]
        select new NetworkCase(net, batchSize, style, seed);

    private static Gen<bool> Rarely => Gen.Int[0, 5].Select(i => i == 5);

    /// <summary>Holds a check against random cases; a failure shows a small network's source and the seed to replay it.</summary>
    public static void ForAll(Action<NetworkCase> check, int iterations, string? seed = null) =>
        Cases.Sample(check, iter: TestScale.Iterations(iterations), seed: seed, print: c => "\n" + c);

    private static Gen<Activation> Fitting(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => Gen.Const(Activation.Sigmoid),
        Loss.CrossEntropy => Gen.OneOf(Activation.Softmax, Activation.LogSoftmax),
        _ => AnyActivation,
    };
}
