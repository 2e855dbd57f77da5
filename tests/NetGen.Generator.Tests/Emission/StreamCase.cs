using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;

namespace NetGen.Generator.Tests.Emission;

/// <summary>A network of one sample with steps along an axis of its input, and along one of its output.</summary>
/// <param name="Net">The network.</param>
/// <param name="StepsIn">The axis of the steps in the input.</param>
/// <param name="StepsOut">The same in the output; null where that is of the last step alone.</param>
internal sealed record StreamCase(Net Net, int StepsIn, int? StepsOut)
{
    /// <summary>The steps of a sequence one after the other.</summary>
    public double[] Steps(double[] sequence) => StepsIn == 0 ? sequence : Transposed(sequence, Net.Graph.Input.Shape.Extents[0]);

    /// <summary>What the steps should give, where each gives an output; else what the last should.</summary>
    public double[] Expected(IEmittedNetwork network, double[] sequence)
    {
        double[] whole = network.Predict(sequence);
        return StepsOut == 1 ? Transposed(whole, Net.Graph.Output.Shape.Extents[0]) : whole;
    }

    /// <summary>Layers chosen by a seed: convolutions and what stands between them over the last axis, recurrence over the first, a permutation from one to
    /// the other.</summary>
    public static StreamCase Random(int seed, int steps)
    {
        var random = new Random(seed);
        int axis = random.Next(2);
        int width = random.Next(1, 10);
        Net net = axis == 0 ? Net.Of(Loss.MeanSquaredError).Input(steps, width) : Net.Of(Loss.MeanSquaredError).Input(width, steps);
        StreamCase made = new(net.Called("Stream" + seed.ToString(System.Globalization.CultureInfo.InvariantCulture)), axis, axis);
        int layers = random.Next(1, 6);
        var named = new List<(string Name, int Axis, int Width)>();
        for (int i = 0; i < layers; i++)
        {
            made = made with { Net = AddLayer(made.Net, random, axis, ref width, named, "l" + (char)('a' + i)) };
            if (random.Next(4) == 0)
            {
                made = made with { Net = made.Net.Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)) };
                axis = 1 - axis;
            }
        }

        Net last = axis == 1 ? Convolution(made.Net, random, width, out _) : Recurrence(made.Net, random, sequences: random.Next(2) == 0);
        bool isWhole = axis == 1 || last.Graph.Output.Shape.Rank == 2;
        return made with { Net = isWhole || random.Next(2) == 0 ? last : last.Dense(3, Activation.Softmax), StepsOut = isWhole ? axis : null };
    }

    private static Net AddLayer(Net net, Random random, int axis, ref int width, List<(string Name, int Axis, int Width)> named, string name)
    {
        (int before, Activation activation) = (width, (Activation)random.Next(2, 8));
        int own = axis == 1 ? 0 : -1;
        (string Name, int Axis, int Width)[] partners = [.. named.Where(n => n.Axis == axis)];
        (string Name, int Axis, int Width) partner = partners.Length > 0 ? partners[random.Next(partners.Length)] : default;
        switch (random.Next(10))
        {
            case 0:
                net = net.Layer<BatchNormAttribute>(("axis", own), ("epsilon", 0.1));
                break;
            case 1:
                net = net.Layer<DropoutAttribute>(("rate", 0.5));
                break;
            case 2:
                net = axis == 1 ? net.Layer<PReLUAttribute>(("perChannel", true)) : net.Layer<PReLUAttribute>();
                break;
            case 3 when width > 1:
                net = net.Layer<SliceAttribute>(("start", 1), ("length", width - 1), ("axis", own));
                width--;
                break;
            case 4 when partner.Name is not null:
                net = net.Layer<ConcatAttribute>(("other", partner.Name), ("axis", own));
                width += partner.Width;
                break;
            case 5 when partner.Width == width:
                net = net.Add(partner.Name);
                break;
            default:
                width = random.Next(1, 18);
                net = axis == 1 ? Convolution(net, random, before, out width)
                    : random.Next(2) == 0 ? net.Dense(width, activation)
                    : net.Layer<GruAttribute>(("units", width), ("sequences", true));
                break;
        }

        // A name for what later layers join.
        net = net.Layer<ActivationAttribute>(("activation", activation), ("name", name));
        named.Add((name, axis, width));
        return net;
    }

    private static Net Convolution(Net net, Random random, int channels, out int filters)
    {
        int groups = random.Next(3) == 0 ? channels : 1;
        filters = groups * random.Next(1, groups == 1 ? 18 : 3);
        return net.Layer<Conv1DAttribute>(
            ("filters", filters), ("kernel", random.Next(1, 5)), ("dilation", random.Next(1, 4)), ("groups", groups), ("bias", random.Next(4) > 0), ("causal", true),
            ("activation", random.Next(2) == 0 ? Activation.Tanh : Activation.None));
    }

    private static Net Recurrence(Net net, Random random, bool sequences) => random.Next(3) switch
    {
        0 => net.Layer<RnnAttribute>(("units", random.Next(1, 20)), ("sequences", sequences)),
        1 => net.Layer<GruAttribute>(("units", random.Next(1, 20)), ("sequences", sequences)),
        _ => net.Layer<LstmAttribute>(("units", random.Next(1, 20)), ("sequences", sequences)),
    };

    private static double[] Transposed(double[] matrix, int rows)
    {
        int columns = matrix.Length / rows;
        return [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[(i % rows * columns) + (i / rows)])];
    }
}
