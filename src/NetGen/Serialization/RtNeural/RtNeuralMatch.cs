using System;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen;

/// <summary>Goes through the file's layers and the network's together; each has its activation behind it.</summary>
internal static class RtNeuralMatch
{
    /// <summary>Kinds of layers that give what they take, or the same in another order.</summary>
    private static readonly string[] Passed = ["Permute", "Dropout", "Dropout2D", "GaussianNoise"];

    /// <summary>Reads all layers' weights.</summary>
    /// <exception cref="DataFormatException">Layers that do not fit.</exception>
    public static void Run<T>(JsonFields json, NetworkInfo network, string source, RtNeuralWeights<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using IEnumerator<(LayerInfo Layer, bool IsActivation)> expected = Parts(network, source).GetEnumerator();
        bool isLeft = expected.MoveNext();
        foreach (JsonFields fields in json.Objects("layers"))
        {
            RtNeuralLayer layer = RtNeuralLayer.Read(fields);
            if (layer.Type is not null)
            {
                Require(isLeft, "no more layers", layer.Place);
                (LayerInfo to, bool isActivation) = expected.Current;
                Require(!isActivation, $"{Word(to)}, the activation of '{to.Name}'", layer.Place);
                Require(layer.Fits(to), $"a layer for '{to.Name}' ({to.Kind})", layer.Place);
                weights.Read(layer, to);
                isLeft = expected.MoveNext();
            }

            if (layer.Activation != Activation.None)
            {
                string found = $"{Word(layer.Activation)} of {layer.Place}";
                Require(isLeft, "no more layers", found);
                (LayerInfo to, bool isActivation) = expected.Current;
                Require(isActivation, $"a layer for '{to.Name}' ({to.Kind})", found);
                Require(to.Activation == layer.Activation, $"{Word(to)}, the activation of '{to.Name}'", found);
                isLeft = expected.MoveNext();
            }
        }

        Require(!isLeft, isLeft ? Description(expected.Current) : string.Empty, "the last layer");

        void Require(bool holds, string what, string found)
        {
            if (!holds)
            {
                throw new DataFormatException(source, 0, null, what, found);
            }
        }
    }

    /// <summary>The network's layers that the file has too, and their activations.</summary>
    private static IEnumerable<(LayerInfo Layer, bool IsActivation)> Parts(NetworkInfo network, string source)
    {
        foreach (LayerInfo layer in network.Layers)
        {
            if (Array.IndexOf(Passed, layer.Kind) >= 0)
            {
                continue;
            }

            if (layer.Kind != "Activation")
            {
                yield return (layer, false);
            }

            // Of channels first, the last axis are positions.
            bool isOverPositions = layer.Kind == "Conv1D" && layer.Activation == Activation.Softmax;
            if (layer.Activation != Activation.None)
            {
                yield return RtNeuralLayer.WordOf(layer.Activation) is not null && !isOverPositions
                    ? (layer, true)
                    : throw new DataFormatException(
                        source, 0, null, $"an activation of RTNeural's files behind '{layer.Name}' of {network.Name}", $"{layer.Activation} of {layer.Kind}");
            }
        }
    }

    private static string Description((LayerInfo Layer, bool IsActivation) part) => part.IsActivation
        ? $"{Word(part.Layer)}, the activation of '{part.Layer.Name}'"
        : $"a layer for '{part.Layer.Name}' ({part.Layer.Kind})";

    private static string Word(LayerInfo layer) => Word(layer.Activation);

    private static string Word(Activation activation) => $"'{RtNeuralLayer.WordOf(activation)}'";
}
