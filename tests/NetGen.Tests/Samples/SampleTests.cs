using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>What the samples claim; each ends with 0 only where its claim holds.</summary>
public class SampleTests
{
    [Fact]
    public void IrisNamesFlowers()
    {
        (int code, string output, string error) = SampleProgram.Run("Iris");
        Assert.True(code == 0, output + error);
        Assert.Contains("true \\ predicted  Setosa  Versicolor  Virginica\n", output, StringComparison.Ordinal);
        Assert.Contains("% (at least 93 %)\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void DigitsAreRead()
    {
        (int code, string output, string error) = SampleProgram.Run("Digits", "--splits", "1");
        Assert.True(code == 0, output + error);
        Assert.Matches(@"(?m)^accuracy, median of 1 splits: dense \d\d\.\d % \(at least 97\.5 %\), convolutional 9[789]\.\d %$", output);
    }

    [Fact]
    public void ClothesAreToldApartAndDrawn()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-fashion").FullName;
        (int code, string output, string error) = SampleProgram.Run(
            "FashionMnist", "--quick", "--output", folder, "--data", SourceTree.Find("samples", "FashionMnist", "data"));
        Assert.True(code == 0, output + error);
        Assert.StartsWith("images: 1500 to learn from, 500 to be judged on, ", output, StringComparison.Ordinal);
        Assert.Contains("saved and loaded: the same predictions\n", output, StringComparison.Ordinal);
        Assert.Contains("(at least 75.0 %)\n", output, StringComparison.Ordinal);
        Assert.Equal(16, Images("filters.svg", side: 3));
        Assert.Equal(24, Images("mistakes.svg", side: 28));
        Directory.Delete(folder, recursive: true);

        // Each image is a PNG: a signature, a header whose bytes 16 to 23 are its width and height, and compressed lines.
        int Images(string file, int side) => XDocument.Load(Path.Combine(folder, file)).Descendants().Count(element =>
            element.Name.LocalName == "image"
            && element.Attribute("href")!.Value.Split("data:image/png;base64,") is ["", var text]
            && Convert.FromBase64String(text) is [0x89, 0x50, 0x4E, 0x47, .. var png]
            && png[15] == side
            && png[19] == side);
    }

    [Fact]
    public void FashionMnistNeedsItsFiles()
    {
        (int code, string output, string error) = SampleProgram.Run("FashionMnist", "--data", SourceTree.Find("samples", "Iris", "data"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("train-images-idx3-ubyte.gz", error, StringComparison.Ordinal);
    }

    [Fact]
    public void PassengersGoFromAnUntidyFileToAServedPrediction()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-passengers").FullName;
        (int code, string output, string error) = SampleProgram.Run("Passengers", "--output", folder);
        Assert.True(code == 0, output + error);
        Assert.Contains("1200 passengers, name, class, sex, ", output, StringComparison.Ordinal);
        Assert.Contains("22 features: age, siblings, parents, fare, class=1, ", output, StringComparison.Ordinal);
        Assert.Contains("the same bits for all 300 test rows\n", output, StringComparison.Ordinal);
        Assert.Contains("% (at least 76 %)\n", output, StringComparison.Ordinal);
        Assert.Equal(22, Preprocessing.Load(Path.Combine(folder, "survival.preprocessing.json")).FeatureCount);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void VariantsShowTheirLessonsAndDrawThem()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-variants").FullName;
        (int code, string output, string error) = SampleProgram.Run("Variants", "--output", folder);
        Assert.True(code == 0, output + error);
        string[] plots = Directory.GetFiles(folder, "*.svg");
        Assert.Equal(5, plots.Length);
        Assert.All(plots, plot =>
        {
            XDocument svg = XDocument.Load(plot);
            Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "polyline");
            Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        });
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Iris")]
    [InlineData("Digits")]
    [InlineData("FashionMnist")]
    [InlineData("Passengers")]
    [InlineData("Variants")]
    public void Arguments(string name)
    {
        (int code, string output, _) = SampleProgram.Run(name, "--help");
        Assert.Equal(0, code);
        Assert.Contains($"--project samples/{name}", output, StringComparison.Ordinal);
        (code, output, string error) = SampleProgram.Run(name, "--colour");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("'--colour' is not an argument of this program.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Digits", "--splits", "0")]
    [InlineData("Digits", "--splits", "many")]
    [InlineData("FashionMnist", "--data", "")]
    [InlineData("FashionMnist", "--output", "--help")]
    [InlineData("Passengers", "--output", "--help")]
    [InlineData("Variants", "--output", "--help")]
    public void Values(string name, string option, string value)
    {
        (int code, string output, string error) = SampleProgram.Run(name, option, value);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"{option} needs ", error, StringComparison.Ordinal);
    }
}
