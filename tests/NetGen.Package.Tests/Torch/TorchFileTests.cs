using System;
using System.IO;
using System.Linq;
using NetGen.Tool;
using NetGen.Tool.Torch;
using Xunit;

namespace NetGen.Package.Tests.Torch;

/// <summary>Files that PyTorch wrote (<c>make_torch_files.py</c>), as safetensors; and what is no state_dict.</summary>
public sealed class TorchFileTests
{
    private static readonly string[] ModelTensors =
        ["dense1.weight", "dense1.bias", "batchNorm1.weight", "batchNorm1.bias", "batchNorm1.running_mean", "batchNorm1.running_var"];

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Torch", "files", name);

    [Theory]
    [InlineData("model.pt", null)]
    [InlineData("parameters.pt", null)]
    [InlineData("checkpoint.pt", "state_dict")]
    public void AModelHasItsTensors(string file, string? key)
    {
        StateDict tensors = TorchFile.Read(PathOf(file), key);
        Assert.Equal(ModelTensors, tensors.Written.Select(t => t.Name));
        Assert.Equal(["batchNorm1.num_batches_tracked (int64)"], tensors.LeftOut);
        WithFile(tensors, saved =>
        {
            Assert.Equal(Eighths(0, 12), saved.Values<float>("dense1.weight").ToArray());
            Assert.Equal("3, 4", string.Join(", ", saved.Tensor("dense1.weight").Shape));
            Assert.Equal(Eighths(100, 3), saved.Values<float>("dense1.bias").ToArray());
            Assert.Equal([1, 1, 1], saved.Values<float>("batchNorm1.running_var").ToArray());
        });
    }

    [Fact]
    public void EveryNumberTypeAndLayoutIsRead() => WithFile(TorchFile.Read(PathOf("types.pt"), null), saved =>
    {
        Assert.Equal("F16 BF16 F64", string.Join(' ', new[] { "half", "bfloat", "double" }.Select(n => saved.Tensor(n).Dtype)));
        Assert.Equal(Eighths(0, 4), Read("half"));
        Assert.Equal(Eighths(0, 5), Read("bfloat"));
        Assert.Equal(Eighths(1, 3), Read("double"));
        Assert.Equal("3, 2", string.Join(", ", saved.Tensor("transposed").Shape));
        Assert.Equal([0f, 3 / 8f, 1 / 8f, 4 / 8f, 2 / 8f, 5 / 8f], Read("transposed"));
        Assert.Equal([5 / 8f, 6 / 8f, 9 / 8f, 10 / 8f], Read("part"));
        Assert.Equal(Eighths(0, 6), Read("tied"));
        Assert.Equal(Eighths(0, 6), Read("tiedAgain"));
        Assert.Empty(saved.Tensor("scalar").Shape);
        Assert.Equal([2.5f], Read("scalar"));
        Assert.DoesNotContain(saved.Tensors, t => t.Name == "whole");

        float[] Read(string name)
        {
            float[] values = new float[saved.Tensor(name).ElementCount];
            saved.Read<float>(name, values);
            return values;
        }
    });

    [Theory]
    [InlineData("evil.pt", null, "The pickle names posix.system, which no state_dict needs.")]
    [InlineData("whole_model.pt", null, "which no state_dict needs. Save the state_dict alone: torch.save(model.state_dict(), path).")]
    [InlineData("legacy.pt", null, "It is no zip file, as torch.save writes since PyTorch 1.6")]
    [InlineData("checkpoint.pt", null, "'epoch' is no tensor. Where the state_dict is one of several things in the file, --key names it; the file has 'epoch', 'loss', 'state_dict'")]
    [InlineData("checkpoint.pt", "model", "The file has no state_dict under 'model'")]
    public void AnythingElseIsRefused(string file, string? key, string message) =>
        Assert.Contains(message, Assert.Throws<ToolException>(() => TorchFile.Read(PathOf(file), key)).Message, StringComparison.Ordinal);

    private static float[] Eighths(int start, int count) => [.. Enumerable.Range(start, count).Select(i => i / 8f)];

    private static void WithFile(StateDict tensors, Action<SafetensorsFile> look)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        tensors.Save(path);
        try
        {
            using var saved = SafetensorsFile.Open(path);
            look(saved);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
