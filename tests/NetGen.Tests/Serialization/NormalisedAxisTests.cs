using System;
using System.IO;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Before BatchNorm had an axis it normalised the last one: a file saved then says what to declare.</summary>
public class NormalisedAxisTests
{
    [Fact]
    public void AFileOfTheLastAxisNamesTheOption()
    {
        using var file = new MemoryStream();
        new LastAxisNormed(seed: 1).Save(file);
        file.Position = 0;
        string message = Assert.Throws<SafetensorsException>(() => new FirstAxisNormed(seed: 1).Restore(file)).Message;
        Assert.Contains(
            "tensor 'batchNorm1.bias' has the shape [2], expected [3]. The file's 'batchNorm1' normalises the last axis of [3, 2]: declare it [BatchNorm(axis: -1)].",
            message,
            StringComparison.Ordinal);
    }

    /// <summary>Another shape, and the shape of another layer, are no such file.</summary>
    [Fact]
    public void OtherFilesDoNot()
    {
        using var file = new MemoryStream();
        new OtherNormed(seed: 1).Save(file);
        file.Position = 0;
        string message = Assert.Throws<SafetensorsException>(() => new FirstAxisNormed(seed: 1).Restore(file)).Message;
        Assert.Contains("'batchNorm1.bias' has the shape [4], expected [3].", message, StringComparison.Ordinal);
        Assert.DoesNotContain("axis", message, StringComparison.Ordinal);
    }
}
