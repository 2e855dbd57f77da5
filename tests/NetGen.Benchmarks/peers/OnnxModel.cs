using System.Runtime.InteropServices;
using System.Text;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Peers;

/// <summary>Writes a network as an ONNX model: a node for each layer and for each activation. Field numbers are those of onnx.proto3.</summary>
internal static class OnnxModel
{
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int Float = 1;
    private const int IntegerAttribute = 2;
    private const int IntegersAttribute = 7;

    public static byte[] Write(NetworkSpec network, NetworkData data, int batch)
    {
        return Model(Graph(network, data, batch));
    }

    /// <summary>The file around a graph.</summary>
    public static byte[] Model(Protobuf graph)
    {
        var model = new Protobuf();
        model.Number(1, IrVersion);
        model.Message(7, graph);
        model.Message(8, new Protobuf().Number(2, OperatorSet));
        return model.ToArray();
    }

    private static Protobuf Graph(NetworkSpec network, NetworkData data, int batch)
    {
        var graph = new Protobuf();
        string current = "input";
        LayerSpec[] layers = network.Layers;
        for (int layer = 0; layer < layers.Length; layer++)
        {
            bool last = layer == layers.Length - 1;
            string activation = !layers[layer].HasWeights ? "none" : last ? network.Output : network.Hidden;
            string result = activation == "none" && last ? "output" : $"z{layer}";
            if (layers[layer] is { Kind: LayerKind.Dense, Input.Length: > 1 } || (layer > 0 && layers[layer - 1].Kind == LayerKind.GlobalAverage))
            {
                graph.Message(1, Node("Flatten", [current], $"f{layer}"));
                current = $"f{layer}";
            }

            graph.Message(1, Node(layers[layer], layers[layer].HasWeights ? [current, $"w{layer}", $"b{layer}"] : [current], result));
            current = result;
            if (activation != "none")
            {
                current = last ? "output" : $"a{layer}";
                graph.Message(1, Node(Operator(activation), [result], current));
            }
        }

        graph.Text(2, network.Name);
        foreach ((int layer, int place) in Enumerable.Range(0, layers.Length).Where(l => layers[l].HasWeights).Select((l, i) => (l, i)))
        {
            graph.Message(5, Tensor($"w{layer}", data.Weights[place], layers[layer].WeightShape));
            graph.Message(5, Tensor($"b{layer}", data.Biases[place], layers[layer].Output[0]));
        }

        return graph.Message(11, Value("input", [batch, .. network.Input])).Message(12, Value("output", [batch, network.Outputs]));
    }

    private static Protobuf Node(LayerSpec layer, string[] inputs, string output)
    {
        int axes = layer.Input.Length - 1;
        int[] OfEach(int value, int times = 1) => [.. Enumerable.Repeat(value, times * axes)];
        return layer.Kind switch
        {
            LayerKind.Dense => Node("Gemm", inputs, output).Message(5, Attribute("transB", 1)),
            LayerKind.Convolution => Node("Conv", inputs, output).Message(5, Attribute("group", layer.Groups))
                .Message(5, Attribute("strides", OfEach(layer.Stride))).Message(5, Attribute("pads", OfEach(layer.Padding, times: 2))),
            LayerKind.MaxPool => Node("MaxPool", inputs, output).Message(5, Attribute("kernel_shape", OfEach(layer.Kernel)))
                .Message(5, Attribute("strides", OfEach(layer.Stride))),
            _ => Node("GlobalAveragePool", inputs, output),
        };
    }

    public static Protobuf Attribute(string name, int value) => new Protobuf().Text(1, name).Number(3, value).Number(20, IntegerAttribute);

    private static Protobuf Attribute(string name, int[] values)
    {
        Protobuf attribute = new Protobuf().Text(1, name);
        foreach (int value in values)
        {
            attribute.Number(8, value);
        }

        return attribute.Number(20, IntegersAttribute);
    }

    public static Protobuf Node(string type, string[] inputs, params string[] outputs)
    {
        var node = new Protobuf();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        return node.Text(3, outputs[^1] + "_node").Text(4, type);
    }

    private static string Operator(string activation) => activation switch
    {
        "tanh" => "Tanh",
        "relu" => "Relu",
        "sigmoid" => "Sigmoid",
        _ => "Softmax",
    };

    public static Protobuf Tensor(string name, float[] values, params int[] shape)
    {
        var tensor = new Protobuf();
        foreach (int extent in shape)
        {
            tensor.Number(1, extent);
        }

        return tensor.Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static Protobuf Value(string name, int[] extents)
    {
        var shape = new Protobuf();
        foreach (int extent in extents)
        {
            shape.Message(1, new Protobuf().Number(1, extent));
        }

        Protobuf tensor = new Protobuf().Number(1, Float).Message(2, shape);
        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, tensor));
    }
}
