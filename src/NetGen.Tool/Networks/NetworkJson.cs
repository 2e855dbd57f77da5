using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetGen.Tool.Networks;

/// <summary>A network's layers and tensors as data, and as a table where the class has none of its own.</summary>
internal static class NetworkJson
{
    public static JsonNode Of(NetworkHandle network) => new JsonObject
    {
        ["name"] = network.Info.Name,
        ["loss"] = network.Info.Loss.ToString(),
        ["inputShape"] = Shape(network.Info.InputShape),
        ["outputShape"] = Shape(network.Info.OutputShape),
        ["parameters"] = network.Info.ParameterCount,
        ["layers"] = new JsonArray([.. network.Info.Layers.Select(layer => new JsonObject
        {
            ["name"] = layer.Name,
            ["kind"] = layer.Kind,
            ["activation"] = layer.Activation.ToString(),
            ["inputShape"] = Shape(layer.InputShape),
            ["outputShape"] = Shape(layer.OutputShape),
            ["parameters"] = layer.ParameterCount,
            ["multiplyAdds"] = layer.MultiplyAdds,
        })]),
        ["tensors"] = new JsonArray([.. network.Info.Tensors.Select(tensor => new JsonObject
        {
            ["name"] = tensor.Name,
            ["shape"] = Shape(tensor.Shape),
            ["trained"] = tensor.Kind == TensorKind.Parameter,
            ["bytes"] = tensor.ElementCount * network.BytesOfNumber,
        })]),
    };

    public static string Table(NetworkInfo info) => Tool.Table.Draw(
        ["layer", "kind", "in", "out", ">parameters", ">multiply-adds"],
        info.Layers.Select(l => new[]
        {
            l.Name, l.Kind, $"[{string.Join(", ", l.InputShape)}]", $"[{string.Join(", ", l.OutputShape)}]",
            FormattableString.Invariant($"{l.ParameterCount}"), FormattableString.Invariant($"{l.MultiplyAdds}"),
        }));

    private static JsonArray Shape(ImmutableArray<int> shape) => new([.. shape.Select(extent => JsonValue.Create(extent))]);
}
