using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Peers;

/// <summary>A recurrence as an ONNX model: one node over <c>[steps, batch, features]</c>, its first state and its last ones inputs and outputs where it is
/// a stream.</summary>
internal static class OnnxRecurrence
{
    /// <summary>Inputs of the node: the matrices and the bias; then the lengths, which are left out.</summary>
    private static readonly string[] Stored = ["input", "w", "r", "b", ""];

    public static byte[] Write(NetworkSpec network, NetworkData data, int steps, int batch, bool isStream)
    {
        LayerSpec layer = network.Layers.Single();
        bool isLstm = layer.Kind == LayerKind.Lstm;
        string[] first = !isStream ? [] : isLstm ? ["h0", "c0"] : ["h0"];
        string[] last = !isStream ? ["", "output"] : isLstm ? ["", "output", "cell"] : ["", "output"];
        Protobuf node = OnnxModel.Node(isLstm ? "LSTM" : "GRU", [.. isStream ? Stored : Stored[..4], .. first], last)
            .Message(5, OnnxModel.Attribute("hidden_size", layer.Units));
        if (!isLstm)
        {
            node.Message(5, OnnxModel.Attribute("linear_before_reset", 1));
        }

        if (layer.Directions == 2)
        {
            node.Message(5, new Protobuf().Text(1, "direction").Text(4, "bidirectional").Number(20, 3));
        }

        int[] state = [layer.Directions, batch, layer.Units];
        float[][] tensors = data.Layers[0];
        Protobuf graph = new Protobuf().Message(1, node).Text(2, network.Name)
            .Message(5, OnnxModel.Tensor("w", OfDirections(layer, tensors, [0]), layer.Directions, layer.GateRows, network.Input[1]))
            .Message(5, OnnxModel.Tensor("r", OfDirections(layer, tensors, [1]), layer.Directions, layer.GateRows, layer.Units))
            .Message(5, OnnxModel.Tensor("b", OfDirections(layer, tensors, [2, 3]), layer.Directions, 2 * layer.GateRows))
            .Message(11, OnnxModel.Value("input", [steps, batch, network.Input[1]]));
        foreach (string name in first)
        {
            graph.Message(11, OnnxModel.Value(name, state));
        }

        foreach (string name in last.Where(n => n.Length > 0))
        {
            graph.Message(12, OnnxModel.Value(name, state));
        }

        return OnnxModel.Model(graph);
    }

    private static float[] OfDirections(LayerSpec layer, float[][] tensors, int[] places) =>
        [.. Enumerable.Range(0, layer.Directions).SelectMany(d => places.SelectMany(p => Ordered(layer, tensors[(4 * d) + p])))];

    /// <summary>ONNX's gates are i, o, f, c and z, r, h; PyTorch's i, f, g, o and r, z, n.</summary>
    private static IEnumerable<float> Ordered(LayerSpec layer, float[] rows)
    {
        int[] gates = layer.Kind == LayerKind.Lstm ? [0, 3, 1, 2] : [1, 0, 2];
        int length = rows.Length / gates.Length;
        return gates.SelectMany(g => rows.Skip(g * length).Take(length));
    }
}
