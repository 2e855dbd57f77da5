using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NetGen.Fuzzing;

/// <summary>Weights in RTNeural's JSON. A file that is refused leaves the network as it was.</summary>
internal sealed class RtNeuralTarget : FuzzTarget
{
    private readonly FuzzedSignal _network = new(seed: 1);

    public override byte[][] Dictionary { get; } = Array.ConvertAll(
        new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", " ", "\n", "0", "1", "-1", "1e999", "1e39", "1e-320", "NaN", "null", "true", "{}", "[]", "[1]", "[1,2]", "[[1,2]]",
            "\"layers\":[", "\"type\":", "\"activation\":", "\"weights\":[", "\"epsilon\":0.001", "\"dense\"", "\"time-distributed-dense\"", "\"conv1d\"", "\"gru\"", "\"lstm\"",
            "\"batchnorm\"", "\"prelu\"", "\"activation\"", "\"tanh\"", "\"relu\"", "\"\"", "[1,2,3,4]", "[1,2,3,4,5,6]", "[[1,2,3,4,5,6],[1,2,3,4,5,6]]",
        },
        Encoding.UTF8.GetBytes);

    // The file's bytes in blocks of 64 KB.
    public override long ConstantBytes => 1 << 20;

    // A number of two bytes is an element of JSON, and a layer of thirty bytes has names in messages.
    public override long BytesPerByte => 256;

    public override bool Run(byte[] input)
    {
        float[] before = Tensors();
        try
        {
            using var file = new MemoryStream(input);
            RtNeural.ReadWeights(_network, file);
        }
        catch (DataFormatException)
        {
            return Tensors().AsSpan().SequenceEqual(before) ? false : throw new FuzzException("The file was refused, but the network has changed.");
        }

        return Array.TrueForAll(Tensors(), float.IsFinite) ? true : throw new FuzzException("A weight is not finite.");
    }

    private float[] Tensors()
    {
        var values = new List<float>();
        foreach (TensorInfo tensor in FuzzedSignal.Info.Tensors)
        {
            float[] one = new float[tensor.ElementCount];
            _network.ReadTensor(tensor.Name, one);
            values.AddRange(one);
        }

        return [.. values];
    }
}
