using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Data;

/// <summary>A network's weights and samples: written once, read by every contender, whatever its language.</summary>
internal sealed class NetworkData
{
    /// <summary>Samples in the pool that training goes round: enough that consecutive batches differ at every batch size.</summary>
    public const int Samples = 512;

    private NetworkData(NetworkSpec network)
    {
        Weights = [.. Enumerable.Range(0, network.Layers).Select(l => new float[network.Sizes[l + 1] * network.Sizes[l]])];
        Biases = [.. Enumerable.Range(0, network.Layers).Select(l => new float[network.Sizes[l + 1]])];
        Inputs = GC.AllocateArray<float>(Samples * network.Inputs, pinned: true);
        Targets = GC.AllocateArray<float>(Samples * network.Outputs, pinned: true);
    }

    /// <summary>Of each layer, <c>[out][in]</c>.</summary>
    public float[][] Weights { get; }

    /// <summary>Of each layer.</summary>
    public float[][] Biases { get; }

    /// <summary><c>[Samples][Inputs]</c>.</summary>
    public float[] Inputs { get; }

    /// <summary><c>[Samples][Outputs]</c>.</summary>
    public float[] Targets { get; }

    private IEnumerable<float[]> Parts => Weights.Zip(Biases).SelectMany(p => new[] { p.First, p.Second }).Append(Inputs).Append(Targets);

    /// <summary>Normal inputs and random targets that suit the loss; the weights are NetGen's own for seed 1.</summary>
    public static NetworkData Create(NetworkSpec network, Action<string, float[]> readTensor)
    {
        var data = new NetworkData(network);
        for (int layer = 0; layer < network.Layers; layer++)
        {
            readTensor(WeightName(layer), data.Weights[layer]);
            readTensor(BiasName(layer), data.Biases[layer]);
        }

        var random = new Random(28);
        foreach (ref float input in data.Inputs.AsSpan())
        {
            input = MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
        }

        for (int sample = 0; sample < Samples; sample++)
        {
            Target(network, random, data.Targets.AsSpan(sample * network.Outputs, network.Outputs));
        }

        return data;
    }

    public static NetworkData Load(string folder, NetworkSpec network)
    {
        var data = new NetworkData(network);
        using FileStream file = File.OpenRead(Path.Combine(folder, network.Name + ".bin"));
        foreach (float[] part in data.Parts)
        {
            file.ReadExactly(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        return data;
    }

    public static string WeightName(int layer) => $"dense{layer + 1}.weight";

    public static string BiasName(int layer) => $"dense{layer + 1}.bias";

    public void Save(string folder, NetworkSpec network)
    {
        File.WriteAllText(Path.Combine(folder, network.Name + ".spec"), network + "\n");
        using FileStream file = File.Create(Path.Combine(folder, network.Name + ".bin"));
        foreach (float[] part in Parts)
        {
            file.Write(MemoryMarshal.AsBytes(part.AsSpan()));
        }
    }

    private static void Target(NetworkSpec network, Random random, Span<float> target)
    {
        target.Clear();
        switch (network.Loss)
        {
            case "ce":
                target[random.Next(target.Length)] = 1;
                break;
            case "bce":
                target[0] = random.Next(2);
                break;
            default:
                foreach (ref float value in target)
                {
                    value = (2 * random.NextSingle()) - 1;
                }

                break;
        }
    }
}
