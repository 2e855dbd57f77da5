using System;
using System.Linq;
using System.Text.Json;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Golden;

/// <summary>The network a golden file describes, in double precision.</summary>
internal static class GoldenNet
{
    public static Net Of(JsonElement root)
    {
        int[] shape = [.. root.GetProperty("input").EnumerateArray().Select(d => d.GetInt32()), 0, 0, 0];
        Net net = Net.Of(Enum.Parse<Loss>(root.GetProperty("lossKind").GetString()!)).In(Precision.Double);
        net = root.TryGetProperty("labelSmoothing", out JsonElement smoothing) ? net.Smoothed(smoothing.GetDouble()) : net;
        net = root.TryGetProperty("vocabulary", out JsonElement vocabulary)
            ? net.Layer<TokenInputAttribute>(("steps", shape[0]), ("vocabulary", vocabulary.GetInt32()))
            : net.Input(shape[0], shape[1], shape[2], shape[3]);
        return root.GetProperty("layers").EnumerateArray().Aggregate(net, Add);
    }

    private static Net Add(Net net, JsonElement layer) => layer.GetProperty("kind").GetString() switch
    {
        "Dense" => net.Dense(
            layer.GetProperty("units").GetInt32(),
            ActivationOf(layer),
            bias: !layer.TryGetProperty("bias", out JsonElement bias) || bias.GetBoolean(),
            name: Text(layer, "name")),
        "BatchNorm" => net.Layer<BatchNormAttribute>(("activation", ActivationOf(layer)), ("name", Text(layer, "name"))),
        "LayerNorm" => net.Layer<LayerNormAttribute>(("activation", ActivationOf(layer)), ("name", Text(layer, "name"))),
        "Add" => net.Add(Text(layer, "other")!, ActivationOf(layer), name: Text(layer, "name")),
        "Conv1D" => net.Layer<Conv1DAttribute>(Options(layer)),
        "Conv2D" => net.Layer<Conv2DAttribute>(Options(layer)),
        "DepthwiseConv2D" => net.Layer<DepthwiseConv2DAttribute>(Options(layer)),
        "ConvTranspose1D" => net.Layer<ConvTranspose1DAttribute>(Options(layer)),
        "ConvTranspose2D" => net.Layer<ConvTranspose2DAttribute>(Options(layer)),
        "MaxPool1D" => net.Layer<MaxPool1DAttribute>(Options(layer)),
        "MaxPool2D" => net.Layer<MaxPool2DAttribute>(Options(layer)),
        "AvgPool1D" => net.Layer<AvgPool1DAttribute>(Options(layer)),
        "AvgPool2D" => net.Layer<AvgPool2DAttribute>(Options(layer)),
        "GlobalMaxPool1D" => net.Layer<GlobalMaxPool1DAttribute>(),
        "GlobalAvgPool2D" => net.Layer<GlobalAvgPool2DAttribute>(),
        "Rnn" => net.Layer<RnnAttribute>(Options(layer)),
        "Gru" => net.Layer<GruAttribute>(Options(layer)),
        "Lstm" => net.Layer<LstmAttribute>(Options(layer)),
        "Embedding" => net.Layer<EmbeddingAttribute>(Options(layer)),
        "Masking" => net.Masking(),
        "Flatten" => net.Flatten(),
        "Concat" => net.Concat(Text(layer, "other")!, name: Text(layer, "name")),
        string kind => throw new NotSupportedException($"Golden layers of kind {kind} have no translation yet."),
        null => throw new FormatException("A golden layer has no kind."),
    };

    /// <summary>A layer's properties are its attribute's options.</summary>
    private static (string, object?)[] Options(JsonElement layer) => [.. layer.EnumerateObject().Where(p => p.Name != "kind").Select(p => (p.Name, p.Value.ValueKind switch
    {
        JsonValueKind.Number => p.Value.GetInt32(),
        JsonValueKind.String => Enum.Parse<Activation>(p.Value.GetString()!),
        _ => (object?)p.Value.GetBoolean(),
    }))];

    private static Activation ActivationOf(JsonElement layer) => Enum.Parse<Activation>(Text(layer, "activation") ?? nameof(Activation.None));

    private static string? Text(JsonElement layer, string property) =>
        layer.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;
}
