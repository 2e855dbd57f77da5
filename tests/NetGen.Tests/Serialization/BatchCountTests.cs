using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>PyTorch saves a counter beside running statistics, which has no place here.</summary>
public class BatchCountTests
{
    /// <summary>The counter stands first, an eight-byte integer, as in a file of PyTorch's.</summary>
    [Theory]
    [InlineData("batchNorm1.num_batches_tracked", null)]
    [InlineData("dense1.num_batches_tracked", "tensor 'dense1.num_batches_tracked' is not one of the network")]
    [InlineData("num_batches_tracked", "tensor 'num_batches_tracked' is not one of the network")]
    [InlineData("batchNorm1.batches", "tensor 'batchNorm1.batches' is not one of the network")]
    public void ACounterBesideRunningStatisticsIsPassedOver(string name, string? refusal)
    {
        var saved = new SingleBatchNormed(seed: 5);
        byte[] file = WithCounter(saved, name);
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new OneWayStream(file) })
        {
            var network = new SingleBatchNormed(seed: 6);
            string? message = null;
            try
            {
                network.Restore(stream);
            }
            catch (SafetensorsException exception)
            {
                message = exception.Message;
            }

            Assert.Equal(refusal is null, message is null);
            Assert.Contains(refusal ?? string.Empty, message ?? string.Empty, StringComparison.Ordinal);
            Assert.Equal(refusal is null ? Weight(saved) : Weight(new SingleBatchNormed(seed: 6)), Weight(network));
        }
    }

    [Fact]
    public void AFileThatEndsInTheCounterIsRefused()
    {
        byte[] file = WithCounter(new SingleBatchNormed(seed: 5), "batchNorm1.num_batches_tracked", atEnd: true);
        SafetensorsException error = Assert.Throws<SafetensorsException>(() => SingleBatchNormed.Load(new OneWayStream(file[..^4])));
        Assert.Contains("the file ends within the data of tensor 'batchNorm1.num_batches_tracked'", error.Message, StringComparison.Ordinal);
    }

    private static byte[] WithCounter(SingleBatchNormed network, string name, bool atEnd = false)
    {
        long begin = 0;
        var parts = SingleBatchNormed.Info.Tensors.Select(t => (t.Name, Type: "F32", Shape: string.Join(',', t.Shape), Bytes: Values(network, t))).ToList();
        parts.Insert(atEnd ? parts.Count : 0, (name, "I64", string.Empty, BitConverter.GetBytes(12L)));
        string[] entries = [.. parts.Select(p => $"\"{p.Name}\":{{\"dtype\":\"{p.Type}\",\"shape\":[{p.Shape}],\"data_offsets\":[{begin},{begin += p.Bytes.Length}]}}")];
        return SafetensorsBytes.File($"{{{string.Join(',', entries)}}}", [.. parts.SelectMany(p => p.Bytes)]);
    }

    private static byte[] Values(SingleBatchNormed network, TensorInfo tensor)
    {
        var values = new float[tensor.ElementCount];
        network.ReadTensor(tensor.Name, values);
        return SafetensorsBytes.Data(values);
    }

    private static float[] Weight(SingleBatchNormed network)
    {
        var values = new float[30];
        network.ReadTensor("dense1.weight", values);
        return values;
    }
}
