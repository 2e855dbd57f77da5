using System;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class ClippingTests
{
    [Fact]
    public void Clipped_gradients_are_those_of_PyTorch()
    {
        foreach (JsonElement clip in TrainingVectors.Root.GetProperty("clips").EnumerateArray())
        {
            double[] expected = clip.Numbers("clipped");
            double[] doubles = Clipped<double>(clip);
            Assert.All(expected.Zip(doubles), pair => Assert.Equal(pair.First, pair.Second, 1e-15 * Math.Abs(pair.First)));
            float[] floats = Clipped<float>(clip);
            Assert.All(expected.Zip(floats), pair => Assert.Equal(pair.First, pair.Second, 2e-7 * Math.Abs(pair.First)));
        }
    }

    [Fact]
    public void The_norm_does_not_overflow()
    {
        Assert.Equal(5e300, GradientClipping.Norm<double>([3e300, 4e300]), 1e286);
        Assert.Equal(Math.Sqrt(20) * 1e200, GradientClipping.Norm<double>(Enumerable.Repeat(-1e200, 20).ToArray()), 1e186);
        Assert.Equal(5e38, GradientClipping.Norm<float>([3e38f, 3e38f, 2e38f, 1.7320508e38f]), 1e31);
        Assert.Equal(0, GradientClipping.Norm<float>([]));
    }

    [Fact]
    public void Bounds_must_be_above_zero()
    {
        foreach (double bound in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("ClipNorm", () => new TrainingOptions { ClipNorm = bound });
            Assert.Throws<ArgumentOutOfRangeException>("ClipValue", () => new TrainingOptions { ClipValue = bound });
        }

        Assert.StartsWith(
            "ClipNorm must be finite and above 0, but is 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClipNorm = 0 }).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("L1", () => new TrainingOptions { L1 = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("AccumulationSteps", () => new TrainingOptions { AccumulationSteps = 0 });
        Assert.Equal((null, null, 0.0, 1, true), (new TrainingOptions().ClipNorm, new TrainingOptions().ClipValue, new TrainingOptions().L1, new TrainingOptions().AccumulationSteps, new TrainingOptions().DecayBiasesAndNorms));
    }

    private static T[] Clipped<T>(JsonElement clip)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] gradients = [.. clip.Numbers("gradient").Select(T.CreateTruncating)];
        var options = new TrainingOptions { ClipNorm = Optional("norm"), ClipValue = Optional("value") };
        new GradientAdjustment<T>(options, null).Apply(new T[gradients.Length], gradients);
        return gradients;

        double? Optional(string name) => clip.GetProperty(name).ValueKind == JsonValueKind.Null ? null : clip.GetProperty(name).GetDouble();
    }
}
