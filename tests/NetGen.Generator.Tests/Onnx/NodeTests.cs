using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Golden;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>ONNX's published tests of single operators, as Debian's package libonnx-testdata installs them, for convolutions, pooling, batch
/// normalisation and recurrence.</summary>
public class NodeTests(ITestOutputHelper output)
{
    private const double Tolerance = 2e-6;

    /// <summary>How many of the tests of release 1.12 are networks.</summary>
    private const int Networks = 44;

    private static readonly string Folder = Environment.GetEnvironmentVariable("NETGEN_ONNX_TESTS") ?? "/usr/share/libonnx-testdata/data/node";

    [NodeFact]
    public void NetworksGiveThePublishedOutputs()
    {
        NodeNetwork[] tests = [.. Nodes().Where(n => NodeNetwork.Operators.Contains(n.Operator)).Select(NodeNetwork.Of)];
        NodeNetwork[] networks = [.. tests.Where(t => t.Net is not null)];
        EmittedAssembly assembly = EmittedAssembly.Of(networks.Select(t => t.Net!));
        Assert.All(networks, test =>
        {
            IEmittedNetwork network = assembly.Network(test.Net!);
            network.Write(test.Tensors);
            Assert.InRange(GoldenFile.Error(network.Predict(test.Samples), test.Node.Output.Values), 0, Tolerance);
        });

        output.WriteLine($"{networks.Length} of {tests.Length} node tests are networks, and agree:");
        output.WriteLine(string.Join(", ", networks.Select(t => t.Node.Name)));
        foreach (IGrouping<string, string> reason in tests.Where(t => t.Net is null).GroupBy(t => $"{t.Node.Operator}, {t.Reason}", t => t.Node.Name))
        {
            output.WriteLine($"no network ({reason.Key}): {string.Join(", ", reason)}");
        }

        Assert.InRange(networks.Length, Networks, tests.Length);
    }

    private static IEnumerable<OnnxNode> Nodes() =>
        Directory.GetDirectories(Folder).Order(StringComparer.Ordinal).Select(OnnxNode.OfFolder).OfType<OnnxNode>();

    /// <summary>Skipped where the tests are not.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NodeFactAttribute : FactAttribute
    {
        public NodeFactAttribute() => Skip = Directory.Exists(Folder)
            ? null
            : $"No tests in {Folder}: install Debian's libonnx-testdata, or set NETGEN_ONNX_TESTS to the folder of the node tests.";
    }
}
