using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>A convolutional network through the public members, with tensors that PyTorch saved.</summary>
public class ConvolutionalTests
{
    private const int Count = 8;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Networks", "vectors");
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "convolutional.json"))).RootElement;
    private static readonly float[] Inputs = Numbers(Vectors.GetProperty("inputs"));
    private static readonly float[] Targets = Numbers(Vectors.GetProperty("targets"));

    /// <summary>By name: kernels, statistics, and the columns of the dense layer that follows a Flatten.</summary>
    [Fact]
    public void AStateDictGivesPyTorchsOutputs()
    {
        Convolutional network = FromPyTorch();
        float[] expected = Numbers(Vectors.GetProperty("outputs"));
        Near(expected, Predict(network, Inputs), 1e-6f);
        for (int row = 0; row < Count; row++)
        {
            Near(
                expected[(row * Convolutional.OutputSize)..((row + 1) * Convolutional.OutputSize)],
                Predict(network, Inputs[(row * Convolutional.InputSize)..((row + 1) * Convolutional.InputSize)]),
                1e-6f);
        }
    }

    /// <summary>Momentum, and weight decay on kernels, biases and norms alike.</summary>
    [Fact]
    public void ThreeStepsWithWeightDecayArePyTorchs()
    {
        Convolutional network = FromPyTorch();
        network.Fit(Data(), new TrainingOptions { Epochs = 3, BatchSize = 0, Optimizer = new Sgd(0.1, momentum: 0.9, weightDecay: 0.05) });
        Assert.Equal(Convolutional.Info.Tensors.Select(t => t.Name).Order(), Vectors.GetProperty("after").EnumerateObject().Select(t => t.Name).Order());
        Assert.All(Convolutional.Info.Tensors, tensor => Near(Numbers(Vectors.GetProperty("after").GetProperty(tensor.Name)), Read(network, tensor), 1e-5f));
    }

    [Fact]
    public void AFileHoldsTheTensorsOfTheStateDict()
    {
        Convolutional network = FromPyTorch();
        var file = new MemoryStream();
        network.Save(file);
        Convolutional loaded = Convolutional.Load(new MemoryStream(file.ToArray()));
        Assert.Equal(Predict(network, Inputs), Predict(loaded, Inputs));
        Assert.All(Convolutional.Info.Tensors, tensor => Assert.Equal(Read(network, tensor), Read(loaded, tensor)));

        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, file.ToArray());
        using (SafetensorsFile saved = SafetensorsFile.Open(path))
        using (SafetensorsFile given = SafetensorsFile.Open(Path.Combine(Folder, "convolutional.safetensors")))
        {
            Assert.Equal(Described(given).Where(t => !t.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)), Described(saved));
        }

        File.Delete(path);
    }

    [Fact]
    public void FrozenKernelsStayAsTheyAre()
    {
        Convolutional network = FromPyTorch();
        network.Freeze("conv2D1.*");
        Dictionary<string, float[]> before = All(network);
        network.Fit(Data(), new TrainingOptions { Epochs = 2, BatchSize = 4, Optimizer = new AdamW(0.01, weightDecay: 0.5), L1 = 0.01 });
        Assert.All(All(network), tensor => Assert.Equal(tensor.Key.StartsWith("conv2D1.", StringComparison.Ordinal), before[tensor.Key].SequenceEqual(tensor.Value)));
    }

    /// <summary>A decay of 0.1·0.5 a step, on the kernels and not on biases and norms.</summary>
    [Fact]
    public void WeightDecayLeavesBiasesAndNormsOut()
    {
        Convolutional decayed = FromPyTorch();
        Convolutional plain = FromPyTorch();
        var options = new TrainingOptions { Epochs = 1, BatchSize = 0, DecayBiasesAndNorms = false, Optimizer = new Sgd(0.1, weightDecay: 0.5) };
        Dictionary<string, float[]> before = All(decayed);
        decayed.Fit(Data(), options);
        plain.Fit(Data(), options with { Optimizer = new Sgd(0.1) });
        Dictionary<string, float[]> without = All(plain);
        Assert.All(All(decayed), tensor =>
        {
            bool decays = tensor.Key.EndsWith(".weight", StringComparison.Ordinal) && !tensor.Key.StartsWith("batchNorm", StringComparison.Ordinal);
            Near([.. without[tensor.Key].Zip(before[tensor.Key], (w, b) => decays ? w - (0.05f * b) : w)], tensor.Value, 1e-6f);
        });
    }

    [Fact]
    public void GradientsAgreeWithCentralDifferences()
    {
        GradientCheckResult check = GradientCheck.Run(
            new DoubleConvolutional(seed: 1), Array.ConvertAll(Inputs, x => (double)x), Array.ConvertAll(Targets, y => (double)y));
        Assert.True(check.Passed, check.ToString());
        Assert.Equal(DoubleConvolutional.Info.Tensors.Where(t => t.Kind == TensorKind.Parameter).Select(t => t.Name), check.Tensors.Select(t => t.Name));
    }

    private static Convolutional FromPyTorch() => Convolutional.Load(Path.Combine(Folder, "convolutional.safetensors"));

    private static Dataset Data() => Dataset.From(Inputs, Convolutional.InputSize, Targets, Convolutional.OutputSize);

    private static float[] Predict(Convolutional network, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / Convolutional.InputSize * Convolutional.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static Dictionary<string, float[]> All(Convolutional network) =>
        Convolutional.Info.Tensors.Where(t => t.Kind == TensorKind.Parameter).ToDictionary(t => t.Name, t => Read(network, t));

    private static float[] Read(Convolutional network, TensorInfo tensor)
    {
        float[] values = new float[tensor.ElementCount];
        network.ReadTensor(tensor.Name, values);
        return values;
    }

    private static IEnumerable<(string Name, string Shape)> Described(SafetensorsFile file) =>
        file.Tensors.Select(t => (t.Name, string.Join(", ", t.Shape))).Order();

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetSingle())];

    private static void Near(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
