using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary><c>dotnet netgen</c>, installed from its package: from a CSV file to an evaluated network, with every command on the way.</summary>
[Collection(nameof(Workspace))]
public sealed class ToolTests(Workspace workspace)
{
    [Fact]
    public void FromACsvFileToAnEvaluatedNetwork()
    {
        string csv = MakeProject("iris.csv", "species", "Flowers2");
        string[] program = Lines(workspace.Run("Flowers2", "run").AssertSucceeded());
        Assert.Equal("wrote iris.safetensors and iris.preprocessing.json", program[^1]);

        const string Assembly = "bin/Debug/net10.0/Iris.dll";
        string trained = $"--weights iris.safetensors --preprocessing iris.preprocessing.json";
        Assert.InRange(Json(workspace.Run("Flowers2", $"netgen evaluate {Assembly} {csv} {trained} --json")).GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.Contains("accuracy", workspace.Run("Flowers2", $"netgen evaluate {Assembly} {csv} {trained}").AssertSucceeded().Output, StringComparison.OrdinalIgnoreCase);

        string[] predictions = Lines(workspace.Run("Flowers2", $"netgen predict {Assembly} {csv} {trained}").AssertSucceeded());
        Assert.Equal("output0,output1,output2", predictions[0]);
        Assert.Equal(151, predictions.Length);
        Assert.Equal(1, predictions[1].Split(',').Sum(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture)), 1e-5);

        string inspected = workspace.Run("Flowers2", $"netgen inspect {Assembly}").AssertSucceeded().Output;
        Assert.Contains("dense3", inspected, StringComparison.Ordinal);
        Assert.Contains("   │", inspected, StringComparison.Ordinal);
        Assert.Contains("dense1.weight", workspace.Run("Flowers2", "netgen inspect iris.safetensors").AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Equal("IrisNetwork", Json(workspace.Run("Flowers2", $"netgen summary {Assembly} --json")).GetProperty("networks")[0].GetProperty("name").GetString());
        Assert.True(Json(workspace.Run("Flowers2", $"netgen gradcheck {Assembly} --json")).GetProperty("passed").GetBoolean());
    }

    /// <summary>A number to predict, with texts, missing values, a constant and a name in each row.</summary>
    [Fact]
    public void AProjectForANumber()
    {
        string csv = Path.Combine(workspace.Root, "rents.csv");
        string[] towns = ["Bern", "Basel", "", "Chur \"Altstadt\""];
        File.WriteAllLines(
            csv,
            [
                "street;rooms;area;town;country;rent",
                .. Enumerable.Range(0, 160).Select(i =>
                {
                    (int rooms, int area, string town) = ((i % 5) + 1, 20 + (i * 7 % 90), towns[i * 3 % 4]);
                    string quoted = town.Contains('"', StringComparison.Ordinal) ? $"\"{town.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : town;
                    return FormattableString.Invariant($"street {i};{rooms};{(i % 11 == 0 ? "" : $"{area}")};{quoted};CH;{800 + (200 * rooms) + (15 * area)}");
                }),
            ]);
        Directory.CreateDirectory(Path.Combine(workspace.Root, "Projects"));
        string said = Netgen($"new {csv} --target rent --output Rents").AssertSucceeded().Output;
        Assert.Contains("160 rows; 'rent' is a number", said, StringComparison.Ordinal);
        Assert.Contains("numbers: rooms, area", said, StringComparison.Ordinal);
        Assert.Contains("categories: town (3)", said, StringComparison.Ordinal);
        Assert.Contains("in every row): street, country", said, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", workspace.Run("Rents", "build -warnaserror").AssertSucceeded().Output, StringComparison.Ordinal);
        string[] run = Lines(workspace.Run("Rents", "bin/Debug/net10.0/Rents.dll").AssertSucceeded());

        // The mean alone has an R² of 0.
        JsonElement scores = Json(workspace.Run("Rents", $"netgen evaluate bin/Debug/net10.0/Rents.dll {csv} --weights rents.safetensors --preprocessing rents.preprocessing.json --json"));
        Assert.True(scores.GetProperty("rSquared").GetDouble() > 0.5, string.Join('\n', run));
    }

    [Theory]
    [InlineData("new nothing.csv --target x", "There is no file nothing.csv.")]
    [InlineData("inspect", "Required argument missing for command: 'inspect'.")]
    [InlineData("inspect Quickstart/app.cs", "app.cs")]
    [InlineData("paint", "paint")]
    [InlineData("gradcheck Quickstart/app.cs", "app.cs is not an assembly of .NET.")]
    public void WhatIsWrongIsSaid(string arguments, string message)
    {
        DotnetResult result = Netgen(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    private static string[] Lines(DotnetResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonElement Json(DotnetResult result) => JsonDocument.Parse(result.AssertSucceeded().Output).RootElement;

    private DotnetResult Netgen(string arguments)
    {
        workspace.InstallTool();
        return workspace.Run(".", "netgen " + arguments);
    }

    private string MakeProject(string file, string target, string name)
    {
        string csv = Path.Combine(AppContext.BaseDirectory, "Data", file);
        Netgen($"new {csv} --target {target} --output {name}").AssertSucceeded();
        return csv;
    }
}
