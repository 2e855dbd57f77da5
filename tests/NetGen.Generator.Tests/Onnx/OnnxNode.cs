using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>One of ONNX's node tests: an operator with its attributes, the tensors it is given, and the first it gives.</summary>
internal sealed class OnnxNode
{
    // Numbers of the fields of ModelProto, GraphProto, NodeProto and AttributeProto.
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int NodeOutput = 2;
    private const int NodeOperator = 4;
    private const int NodeAttribute = 5;
    private const int AttributeName = 1;
    private const int AttributeFloat = 2;
    private const int AttributeInt = 3;
    private const int AttributeString = 4;
    private const int AttributeInts = 8;

    private readonly Dictionary<string, int[]> _numbers = [];
    private readonly Dictionary<string, float> _floats = [];
    private readonly Dictionary<string, string> _texts = [];
    private readonly string _folder;

    private OnnxNode(string folder, ReadOnlyMemory<byte> node)
    {
        _folder = folder;
        foreach ((int field, _, ReadOnlyMemory<byte> content) in WireFormat.Fields(node))
        {
            switch (field)
            {
                case NodeOutput:
                    OutputNames = OutputNames.Add(Encoding.UTF8.GetString(content.Span));
                    break;
                case NodeOperator:
                    Operator = Encoding.UTF8.GetString(content.Span);
                    break;
                case NodeAttribute:
                    Read(content);
                    break;
            }
        }
    }

    public string Name => Path.GetFileName(_folder)["test_".Length..];

    public string Operator { get; } = string.Empty;

    /// <summary>The tensors it gives; empty for one that is left out.</summary>
    public ImmutableArray<string> OutputNames { get; private set; } = [];

    /// <summary>The tensors it is given; null for one that is neither of floats nor of bytes.</summary>
    public ImmutableArray<OnnxTensor?> Inputs => [.. Enumerable.Range(0, int.MaxValue)
        .Select(i => Path.Combine(_folder, "test_data_set_0", $"input_{i}.pb")).TakeWhile(File.Exists).Select(OnnxTensor.Read)];

    public OnnxTensor Output => OnnxTensor.Read(Path.Combine(_folder, "test_data_set_0", "output_0.pb"))!;

    /// <summary>Reads <c>model.onnx</c> in a test's folder; null where it has several nodes.</summary>
    public static OnnxNode? OfFolder(string folder)
    {
        byte[] model = File.ReadAllBytes(Path.Combine(folder, "model.onnx"));
        ReadOnlyMemory<byte> graph = WireFormat.Fields(model).Single(f => f.Field == ModelGraph).Content;
        ReadOnlyMemory<byte>[] nodes = [.. WireFormat.Fields(graph).Where(f => f.Field == GraphNode).Select(f => f.Content)];
        return nodes.Length == 1 ? new OnnxNode(folder, nodes[0]) : null;
    }

    public int[]? Numbers(string attribute) => _numbers.GetValueOrDefault(attribute);

    public int Number(string attribute, int otherwise) => Numbers(attribute)?[0] ?? otherwise;

    public double Float(string attribute, double otherwise) => _floats.TryGetValue(attribute, out float value) ? value : otherwise;

    public string? Text(string attribute) => _texts.GetValueOrDefault(attribute);

    private void Read(ReadOnlyMemory<byte> attribute)
    {
        string name = string.Empty;
        foreach ((int field, long number, ReadOnlyMemory<byte> content) in WireFormat.Fields(attribute))
        {
            switch (field)
            {
                case AttributeName:
                    name = Encoding.UTF8.GetString(content.Span);
                    break;
                case AttributeFloat:
                    _floats[name] = BitConverter.Int32BitsToSingle((int)number);
                    break;
                case AttributeString:
                    _texts[name] = Encoding.UTF8.GetString(content.Span);
                    break;
                case AttributeInt or AttributeInts:
                    _numbers[name] = [.. _numbers.GetValueOrDefault(name, []), .. WireFormat.Numbers(number, content).Select(n => (int)n)];
                    break;
            }
        }
    }
}
