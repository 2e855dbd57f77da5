using System;
using System.Numerics;

namespace NetGen;

/// <summary>Which elements of the flat buffer weight decay acts on where biases and norms are left out.</summary>
internal static class Decay
{
    /// <summary>1 for the elements that decay, 0 for the others and for padding; as long as the trained part of the buffer.</summary>
    public static T[] Share<T>(NetworkInfo network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] share = new T[network.TrainableLength];
        foreach (TensorInfo tensor in network.Tensors)
        {
            if (tensor.Kind == TensorKind.Parameter && !IsBiasOrNorm(network, tensor))
            {
                T[] ones = new T[tensor.ElementCount];
                Array.Fill(ones, T.One);
                tensor.Layout.Write<T>(share, tensor.Rows, tensor.Columns, ones);
            }
        }

        return share;
    }

    private static bool IsBiasOrNorm(NetworkInfo network, TensorInfo tensor)
    {
        int dot = tensor.Name.LastIndexOf('.');
        if (tensor.Name.AsSpan(dot + 1).Contains("bias", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (LayerInfo layer in network.Layers)
        {
            if (layer.Kind.EndsWith("Norm", StringComparison.Ordinal) && tensor.Name.AsSpan(0, Math.Max(dot, 0)).SequenceEqual(layer.Name))
            {
                return true;
            }
        }

        return false;
    }
}
