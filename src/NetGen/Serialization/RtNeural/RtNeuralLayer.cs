using System;
using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>One layer of a file: of a kind with weights, or an activation.</summary>
/// <param name="Place">What messages call it: <c>layers[1] (gru)</c>.</param>
/// <param name="Type">The file's word for its kind; null for an activation alone.</param>
/// <param name="Activation">The function behind it.</param>
/// <param name="Weights">Its arrays.</param>
internal sealed record RtNeuralLayer(string Place, string? Type, Activation Activation, ImmutableArray<JsonElement> Weights)
{
    private const string ActivationAlone = "activation";

    private static readonly string[] Types =
        ["dense", "time-distributed-dense", "conv1d", "gru", "lstm", "batchnorm", "prelu", ActivationAlone];

    private static readonly string[] Words = ["", "tanh", "relu", "sigmoid", "softmax", "elu"];

    private static readonly Activation[] Activations =
        [Activation.None, Activation.Tanh, Activation.ReLU, Activation.Sigmoid, Activation.Softmax, Activation.ELU];

    /// <exception cref="DataFormatException">Another kind, another activation, or no arrays.</exception>
    public static RtNeuralLayer Read(JsonFields json)
    {
        string type = Types[json.Choice("type", Types)];
        Activation activation = json.Has("activation") ? Activations[json.Choice("activation", Words)] : Activation.None;
        string place = $"{json.Place} ({type})";
        if (type is "gru" or "lstm")
        {
            // That of the state. The gates' are the sigmoid.
            return activation is Activation.Tanh or Activation.None
                ? new RtNeuralLayer(place, type, Activation.None, json.Elements("weights"))
                : throw json.Unexpected("activation", "'tanh'", DataFormatException.Quote(json.Text("activation")));
        }

        return type == ActivationAlone
            ? new RtNeuralLayer(place, null, activation, [])
            : new RtNeuralLayer(place, type, activation, json.Elements("weights"));
    }

    /// <summary>Whether a network's kind of layer can take its weights.</summary>
    public bool Fits(LayerInfo layer) => layer.Kind switch
    {
        "Dense" => Type is "dense" or "time-distributed-dense",
        "Conv1D" => Type is "conv1d" or "dense" or "time-distributed-dense",
        "Gru" => Type == "gru",
        "Lstm" => Type == "lstm",
        "BatchNorm" => Type == "batchnorm",
        "PReLU" => Type == "prelu",
        _ => false,
    };

    /// <summary>A word of the file for an activation; null where it has none.</summary>
    public static string? WordOf(Activation activation) => Array.IndexOf(Activations, activation) is int index and >= 0 ? Words[index] : null;
}
