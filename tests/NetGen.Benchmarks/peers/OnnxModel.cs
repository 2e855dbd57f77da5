using System.Runtime.InteropServices;
using System.Text;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Peers;

/// <summary>Writes a network as an ONNX model: Gemm and an activation a layer. Field numbers are those of onnx.proto3.</summary>
internal static class OnnxModel
{
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int Float = 1;
    private const int IntegerAttribute = 2;

    public static byte[] Write(NetworkSpec network, NetworkData data, int batch)
    {
        Protobuf graph = Graph(network, data, batch);
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
        for (int layer = 0; layer < network.Layers; layer++)
        {
            string activation = layer == network.Layers - 1 ? network.Output : network.Hidden;
            bool last = layer == network.Layers - 1;
            string product = activation == "none" && last ? "output" : $"z{layer}";
            graph.Message(1, Node("Gemm", [current, $"w{layer}", $"b{layer}"], product)
                .Message(5, new Protobuf().Text(1, "transB").Number(3, 1).Number(20, IntegerAttribute)));
            current = product;
            if (activation != "none")
            {
                current = last ? "output" : $"a{layer}";
                graph.Message(1, Node(Operator(activation), [product], current));
            }
        }

        graph.Text(2, network.Name);
        for (int layer = 0; layer < network.Layers; layer++)
        {
            graph.Message(5, Tensor($"w{layer}", data.Weights[layer], network.Sizes[layer + 1], network.Sizes[layer]));
            graph.Message(5, Tensor($"b{layer}", data.Biases[layer], network.Sizes[layer + 1]));
        }

        return graph.Message(11, Value("input", batch, network.Inputs)).Message(12, Value("output", batch, network.Outputs));
    }

    private static Protobuf Node(string type, string[] inputs, string output)
    {
        var node = new Protobuf();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        return node.Text(2, output).Text(3, output + "_node").Text(4, type);
    }

    private static string Operator(string activation) => activation switch
    {
        "tanh" => "Tanh",
        "relu" => "Relu",
        "sigmoid" => "Sigmoid",
        _ => "Softmax",
    };

    private static Protobuf Tensor(string name, float[] values, params int[] shape)
    {
        var tensor = new Protobuf();
        foreach (int extent in shape)
        {
            tensor.Number(1, extent);
        }

        return tensor.Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static Protobuf Value(string name, int rows, int columns)
    {
        Protobuf shape = new Protobuf().Message(1, new Protobuf().Number(1, rows)).Message(1, new Protobuf().Number(1, columns));
        Protobuf tensor = new Protobuf().Number(1, Float).Message(2, shape);
        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, tensor));
    }

    /// <summary>A message of the wire format, field after field.</summary>
    private sealed class Protobuf
    {
        private readonly MemoryStream _bytes = new();

        public byte[] ToArray() => _bytes.ToArray();

        public Protobuf Number(int field, long value)
        {
            Varint((uint)field << 3);
            Varint((ulong)value);
            return this;
        }

        public Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

        public Protobuf Message(int field, Protobuf message) => Bytes(field, message.ToArray());

        public Protobuf Bytes(int field, ReadOnlySpan<byte> value)
        {
            Varint(((uint)field << 3) | 2);
            Varint((ulong)value.Length);
            _bytes.Write(value);
            return this;
        }

        private void Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _bytes.WriteByte((byte)(value | 0x80));
            }

            _bytes.WriteByte((byte)value);
        }
    }
}
