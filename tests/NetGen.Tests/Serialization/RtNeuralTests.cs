using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Models in RTNeural's JSON, against Keras's definitions in numpy (<c>vectors/make_rtneural.py</c>).</summary>
public class RtNeuralTests
{
    private static readonly JsonObject Cases = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Serialization", "vectors", "rtneural.json")))!.AsObject();

    private static readonly byte[] GatedFile = Bytes(Model("Gated"));

    [Fact]
    public void AGruBetweenDenseLayers() => AssertOutputs(new Gated(), "Gated", 1e-12);

    [Fact]
    public void LstmsWithAndWithoutABias() => AssertOutputs(new Remembering(), "Remembering", 1e-12);

    [Fact]
    public void ConvolutionsOverChannelsFirst() => AssertOutputs(new Convolved(), "Convolved", 1e-12, channelsFirst: 2);

    [Fact]
    public void ActivationsOfTheirOwn() => AssertOutputs(new Activated(), "Activated", 1e-6);

    /// <summary>PyTorch has two biases where Keras has one.</summary>
    [Fact]
    public void TheSecondBiasOfAnLstmIsZero()
    {
        var network = new Remembering(seed: 3);
        RestoreResult result = RtNeural.ReadWeights(network, new MemoryStream(Bytes(Model("Remembering"))));
        double[] bias = new double[16];
        network.ReadTensor("lstm1.bias_hh_l0", bias);
        Assert.All(bias, b => Assert.Equal(0, b));
        Assert.Equal(Remembering.Info.Tensors.Select(t => t.Name), result.Loaded);
        Assert.Empty(result.Kept);
    }

    [Fact]
    public void AFileIsNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        File.WriteAllBytes(path, GatedFile);
        try
        {
            RtNeural.ReadWeights(new Gated(), path);
            File.WriteAllText(path, "{\"layers\": [{}]}");
            string message = Assert.Throws<DataFormatException>(() => RtNeural.ReadWeights(new Gated(), path)).Message;
            Assert.Equal($"{Path.GetFileName(path)}: expected 'type' in layers[0], found none.", message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "{", "{", "RTNeural, line 1: expected JSON, found " },
        { "NaN", "{\"weights\":[[[NaN", "expected JSON, found 'N' is an invalid start of a value" },
        { "deep", new string('[', 100), "RTNeural, line 1: expected JSON, found The maximum configured depth of 64" },
        { "array", "[]", "expected the file to be a JSON object, found an array." },
        { "no layers", "{\"in_shape\":[null,2]}", "expected 'layers' in the file, found none." },
        { "empty", "{\"layers\":[]}", "expected 'layers' of the file to be at least one object, found none." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFileThatIsNone(string name, string text, string message)
    {
        Assert.NotEmpty(name);
        Assert.Contains(message, Refused(new Gated(), Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layers[1].type", "\"conv2d\"", "expected 'type' of layers[1] to be one of 'dense', 'time-distributed-dense', 'conv1d', 'gru', 'lstm', 'batchnorm', 'prelu', 'activation', found 'conv2d'.")]
    [InlineData("layers[1].type", "\"lstm\"", "expected a layer for 'gru1' (Gru), found layers[1] (lstm).")]
    [InlineData("layers[1].activation", "\"relu\"", "expected 'activation' of layers[1] to be 'tanh', found 'relu'.")]
    [InlineData("layers[0].activation", "\"relu\"", "expected 'tanh', the activation of 'dense1', found 'relu' of layers[0] (time-distributed-dense).")]
    [InlineData("layers[0].activation", "\"\"", "expected 'tanh', the activation of 'dense1', found layers[1] (gru).")]
    [InlineData("layers[3].activation", "\"tanh\"", "expected no more layers, found 'tanh' of layers[3] (dense).")]
    [InlineData("layers[2].activation", "\"swish\"", "expected 'activation' of layers[2] to be one of '', 'tanh', 'relu', 'sigmoid', 'softmax', 'elu', found 'swish'.")]
    [InlineData("layers[0].weights", "[[[1,2,3,4],[1,2,3,4]]]", "expected 'weights' of layers[0] (time-distributed-dense) for 'dense1' to be arrays for 'dense1.weight', 'dense1.bias', 2 in all, found 1.")]
    [InlineData("layers[0].weights[0][1]", "[1,2,3]", "expected 'weights[0][1]' of layers[0] (time-distributed-dense) for 'dense1' to be an array of length 4 for 'dense1.weight' [4, 2], found length 3.")]
    [InlineData("layers[0].weights[0]", "[[1,2,3,4]]", "expected 'weights[0]' of layers[0] (time-distributed-dense) for 'dense1' to be an array of length 2 for 'dense1.weight' [4, 2], found length 1.")]
    [InlineData("layers[0].weights[1]", "{}", "expected 'weights[1]' of layers[0] (time-distributed-dense) for 'dense1' to be an array of length 4 for 'dense1.bias' [4], found an object.")]
    [InlineData("layers[0].weights[1][2]", "\"a\"", "expected 'weights[1][2]' of layers[0] (time-distributed-dense) for 'dense1' to be a number, found 'a'.")]
    [InlineData("layers[0].weights[1][2]", "1e999", "expected 'weights[1][2]' of layers[0] (time-distributed-dense) for 'dense1' to be a finite double, found '1e999'.")]
    [InlineData("layers[1].weights[2]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]", "expected 'weights[2]' of layers[1] (gru) for 'gru1' to be an array of length 2 for 'gru1.bias_ih_l0' [15], found length 15.")]
    [InlineData("layers[1].weights", "[]", "expected 'weights' of layers[1] (gru) for 'gru1' to be a kernel, a recurrent kernel and a bias, 3 in all, found 0.")]
    [InlineData("layers[1].weights", "3", "expected 'weights' of layers[1] to be an array, found '3'.")]
    [InlineData("layers[3]", "null", "expected layers[3] to be a JSON object, found null.")]
    public void AFaultIsNamed(string place, string value, string message)
    {
        JsonNode model = Model("Gated");
        JsonNode node = model;
        string[] path = place.Replace("[", ".#", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.');
        foreach (string part in path[..^1])
        {
            node = part[0] == '#' ? node[int.Parse(part[1..], System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!;
        }

        // A number that C# has no double for stands for itself once the text is made.
        JsonNode replaced = value == "1e999" ? JsonValue.Create("1e999") : JsonNode.Parse(value)!;
        if (path[^1][0] == '#')
        {
            node[int.Parse(path[^1][1..], System.Globalization.CultureInfo.InvariantCulture)] = replaced;
        }
        else
        {
            node[path[^1]] = replaced;
        }

        byte[] file = Encoding.UTF8.GetBytes(model.ToJsonString().Replace("\"1e999\"", "1e999", StringComparison.Ordinal));
        Assert.Equal("RTNeural: " + message, Refused(new Gated(), file));
    }

    [Fact]
    public void LayersThatAreMissingOrTooMany()
    {
        JsonNode few = Model("Gated");
        few["layers"]!.AsArray().RemoveAt(3);
        Assert.Equal("RTNeural: expected a layer for 'dense3' (Dense), found the last layer.", Refused(new Gated(), Bytes(few)));
        JsonNode many = Model("Gated");
        many["layers"]!.AsArray().Add(many["layers"]![3]!.DeepClone());
        Assert.Equal("RTNeural: expected no more layers, found layers[4] (dense).", Refused(new Gated(), Bytes(many)));
    }

    [Fact]
    public void NetworksThatDoNotFit()
    {
        Assert.Equal(
            "RTNeural: expected weights for 'gru1.weight_ih_l0_reverse' of 'gru1', found layers[1] (gru), which has none.", Refused(new GatedBothWays(), GatedFile));
        byte[] convolved = Bytes(Model("Convolved"));
        Assert.Equal(
            "RTNeural: expected 'weights[0]' of layers[0] (dense) for 'conv1D1' to be the kernel of 'conv1D1.weight' [3, 2, 2], found that of a dense layer, which has one position.",
            Refused(new OfTwoPositions(), convolved));
        Assert.Equal(
            "RTNeural: expected an activation of RTNeural's files behind 'conv1D1' of SoftmaxOverPositions, found Softmax of Conv1D.", Refused(new SoftmaxOverPositions(), convolved));
        Assert.Equal(
            "RTNeural: expected an activation of RTNeural's files behind 'dense1' of WithoutWord, found GELU of Dense.", Refused(new WithoutWord(), GatedFile));
        Assert.Equal("RTNeural: expected a layer for 'layerNorm1' (LayerNorm), found layers[1] (gru).", Refused(new WithoutLayer(), GatedFile));
        Assert.Throws<ArgumentNullException>(() => RtNeural.ReadWeights<Gated, double>(null!, new MemoryStream(GatedFile)));
        Assert.Throws<ArgumentNullException>(() => RtNeural.ReadWeights(new Gated(), (Stream)null!));
        Assert.Throws<FileNotFoundException>(() => RtNeural.ReadWeights(new Gated(), "no such file.json"));
    }

    /// <summary>What is finite in a file may be infinite in the network.</summary>
    [Fact]
    public void ANumberTooLargeForTheNetwork()
    {
        JsonNode model = Model("Activated");
        model["layers"]![0]!["weights"]![1]![0] = 1e39;
        Assert.Equal(
            "RTNeural: expected 'weights[1][0]' of layers[0] (dense) for 'dense1' to be a finite single, found '1E+39'.", Refused(new Activated(), Bytes(model)));
    }

    [Fact]
    public void RandomChangesOfAFile() => Gen.Select(Gen.Int[0, GatedFile.Length - 1], Gen.Byte).Array[1, 4].Sample(
        changes =>
        {
            byte[] file = [.. GatedFile];
            foreach ((int place, byte value) in changes)
            {
                file[place] = value < 128 ? (byte)"{}[],:\"0123456789eE.-+nulltrufas \n"[value % 34] : value;
            }

            var network = new Gated(seed: 1);
            double[] before = Numbers<Gated, double>(network);
            try
            {
                RtNeural.ReadWeights(network, new MemoryStream(file));
                Assert.All(Numbers<Gated, double>(network), v => Assert.True(double.IsFinite(v)));
                Assert.NotEqual(before, Numbers<Gated, double>(network));
            }
            catch (DataFormatException)
            {
                Assert.Equal(before, Numbers<Gated, double>(network));
            }
        },
        iter: 5000);

    private static JsonNode Model(string name) => Cases[name]!["model"]!.DeepClone();

    private static byte[] Bytes(JsonNode model) => Encoding.UTF8.GetBytes(model.ToJsonString());

    private static void AssertOutputs<TSelf, T>(INetwork<TSelf, T> network, string name, double tolerance, int channelsFirst = 0)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RtNeural.ReadWeights(network, new MemoryStream(Bytes(Model(name))));
        double[] inputs = Flat(Cases[name]!["inputs"]!);
        double[] expected = Flat(Cases[name]!["outputs"]!);
        if (channelsFirst > 0)
        {
            int steps = inputs.Length / channelsFirst;
            inputs = [.. Enumerable.Range(0, inputs.Length).Select(i => inputs[(i % steps * channelsFirst) + (i / steps)])];
        }

        T[] outputs = new T[expected.Length];
        network.Predict([.. inputs.Select(T.CreateChecked)], outputs);
        Assert.All(expected.Zip(outputs, (e, o) => Math.Abs(e - double.CreateChecked(o))), error => Assert.InRange(error, 0, tolerance));
    }

    /// <summary>The message; the network is as it was.</summary>
    private static string Refused<TSelf, T>(INetwork<TSelf, T> network, byte[] file)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] before = Numbers(network);
        string message = Assert.Throws<DataFormatException>(() => RtNeural.ReadWeights(network, new MemoryStream(file))).Message;
        Assert.Equal(before, Numbers(network));
        return message;
    }

    private static T[] Numbers<TSelf, T>(INetwork<TSelf, T> network)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new List<T>();
        foreach (TensorInfo tensor in TSelf.Info.Tensors)
        {
            T[] one = new T[tensor.ElementCount];
            network.Parameters.Read(tensor.Name, one);
            values.AddRange(one);
        }

        return [.. values];
    }

    private static double[] Flat(JsonNode rows) => [.. rows.AsArray().SelectMany(r => r!.AsArray()).Select(v => (double)v!)];
}
