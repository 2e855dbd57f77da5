using System;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen;

/// <summary>The tensors of a network, from a file's arrays in Keras's conventions.</summary>
internal sealed class RtNeuralWeights<T>(NetworkInfo network, string source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string InputKernel = "weight_ih_l0";
    private const string StateKernel = "weight_hh_l0";
    private const string InputBias = "bias_ih_l0";
    private const string StateBias = "bias_hh_l0";

    /// <summary>Where PyTorch's gates r, z, n stand among Keras's z, r, h.</summary>
    private static readonly int[] GruGates = [1, 0, 2];

    /// <summary>What has been read, by the network's names.</summary>
    public Dictionary<string, T[]> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the tensors of a layer.</summary>
    /// <exception cref="DataFormatException">Arrays that do not fit.</exception>
    public void Read(RtNeuralLayer from, LayerInfo to)
    {
        var arrays = new KerasArrays<T>(from, to, source);
        switch (to.Kind)
        {
            case "Gru":
                ReadRecurrence(arrays, to, GruGates, hasTwoBiases: true);
                break;
            case "Lstm":
                ReadRecurrence(arrays, to, [0, 1, 2, 3], hasTwoBiases: false);
                break;
            case "BatchNorm":
                ReadNamed(arrays, to, "weight", "bias", "running_mean", "running_var");
                break;
            case "PReLU":
                // An α for each channel, the same at every position.
                arrays.RequireCount("an array of α", 1);
                TensorInfo slopes = Tensor(to, "weight");
                Tensors.Add(slopes.Name, arrays.Read(arrays.Row(0, 0, 1, slopes), slopes));
                break;
            default:
                ReadNamed(arrays, to, "weight", "bias");
                break;
        }

        foreach (TensorInfo tensor in network.Tensors)
        {
            if (tensor.Name.StartsWith(to.Name + ".", StringComparison.Ordinal) && !Tensors.ContainsKey(tensor.Name))
            {
                throw new DataFormatException(source, 0, null, $"weights for '{tensor.Name}' of '{to.Name}'", $"{from.Place}, which has none");
            }
        }
    }

    /// <summary>An array for each of the tensors that the layer has.</summary>
    private void ReadNamed(KerasArrays<T> arrays, LayerInfo to, params ReadOnlySpan<string> names)
    {
        var tensors = new List<TensorInfo>();
        foreach (string name in names)
        {
            if (TensorOrNull(to, name) is { } tensor)
            {
                tensors.Add(tensor);
            }
        }

        arrays.RequireCount($"arrays for {TensorMatch.List([.. TensorInfo.Names([.. tensors])])}", tensors.Count);
        for (int i = 0; i < tensors.Count; i++)
        {
            Tensors.Add(tensors[i].Name, arrays.Read(arrays[i], tensors[i]));
        }
    }

    /// <summary>Both kernels, and biases where the layer has them. PyTorch's second bias of an LSTM is zero.</summary>
    private void ReadRecurrence(KerasArrays<T> arrays, LayerInfo to, int[] gates, bool hasTwoBiases)
    {
        TensorInfo? bias = TensorOrNull(to, InputBias);
        arrays.RequireCount(bias is null ? "a kernel and a recurrent kernel" : "a kernel, a recurrent kernel and a bias", bias is null ? 2 : 3);
        TensorInfo[] kernels = [Tensor(to, InputKernel), Tensor(to, StateKernel)];
        for (int i = 0; i < kernels.Length; i++)
        {
            Tensors.Add(kernels[i].Name, Ordered(arrays.Read(arrays[i], kernels[i]), gates));
        }

        if (bias is not null)
        {
            TensorInfo inner = Tensor(to, StateBias);
            Tensors.Add(bias.Name, Ordered(arrays.Read(hasTwoBiases ? arrays.Row(2, 0, 2, bias) : arrays[2], bias), gates));
            Tensors.Add(inner.Name, hasTwoBiases ? Ordered(arrays.Read(arrays.Row(2, 1, 2, inner), inner), gates) : new T[inner.ElementCount]);
        }
    }

    /// <summary>The rows of each gate in another place.</summary>
    private static T[] Ordered(T[] values, int[] gates)
    {
        T[] ordered = new T[values.Length];
        int length = values.Length / gates.Length;
        for (int gate = 0; gate < gates.Length; gate++)
        {
            values.AsSpan(gates[gate] * length, length).CopyTo(ordered.AsSpan(gate * length));
        }

        return ordered;
    }

    private TensorInfo Tensor(LayerInfo layer, string name) => network.Tensor($"{layer.Name}.{name}");

    private TensorInfo? TensorOrNull(LayerInfo layer, string name) => network.TensorOrNull($"{layer.Name}.{name}");
}
