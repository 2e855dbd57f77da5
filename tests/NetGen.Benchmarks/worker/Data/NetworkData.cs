using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Data;

/// <summary>A network's weights and samples: written once, read by every contender, whatever its language.</summary>
internal sealed class NetworkData
{
    /// <summary>Samples in the pool that training goes round: enough that consecutive batches differ at every batch size.</summary>
    public const int Samples = 512;

    private NetworkData(NetworkSpec network)
    {
        Layers = [.. network.Weighted.Select(l => l.TensorShapes.Select(s => new float[LayerSpec.Size(s)]).ToArray())];
        Inputs = GC.AllocateArray<float>(Samples * network.Inputs, pinned: true);
        Targets = GC.AllocateArray<float>(Samples * network.Outputs, pinned: true);
    }

    /// <summary>Of each layer that has them, in the order of <see cref="LayerSpec.TensorShapes"/>.</summary>
    public float[][][] Layers { get; }

    /// <summary>Of dense layers and convolutions.</summary>
    public float[][] Weights => [.. Layers.Select(t => t[0])];

    /// <summary>Of the same layers.</summary>
    public float[][] Biases => [.. Layers.Select(t => t[1])];

    /// <summary><c>[Samples][Inputs]</c>.</summary>
    public float[] Inputs { get; }

    /// <summary><c>[Samples][Outputs]</c>.</summary>
    public float[] Targets { get; }

    private IEnumerable<float[]> Parts => Tensors.Append(Inputs).Append(Targets);

    /// <summary>The tensors of each layer in turn.</summary>
    public IEnumerable<float[]> Tensors => Layers.SelectMany(t => t);

    /// <summary>Normal inputs and random targets that suit the loss; the weights are NetGen's own for seed 1.</summary>
    public static NetworkData Create(NetworkSpec network, Action<float[][]> readTensors)
    {
        var data = new NetworkData(network);
        readTensors([.. data.Tensors]);

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
