using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>Each template makes a project that builds without a warning and does what it says: a console program, a web API, a native program.</summary>
[Collection(nameof(Workspace))]
public sealed class TemplateTests(Workspace workspace)
{
    [Fact]
    public void TheConsoleProgramTrainsJudgesAndPredicts()
    {
        Build("netgen", "Flowers");
        string[] lines = Lines(workspace.Run("Flowers", "bin/Debug/net10.0/Flowers.dll").AssertSucceeded());
        Assert.Contains(lines, line => line.StartsWith("FlowerClassifier: 60 epochs in ", StringComparison.Ordinal));
        Assert.Matches(@"^a flower of 6\.0, 2\.7, 5\.1 and 1\.6 cm: (Versicolor|Virginica), \d", lines[^1]);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "Projects", "Flowers", "flowers.safetensors")));
    }

    [Fact]
    public async Task TheWebApiTrainsAndAnswers()
    {
        Build("netgen-webapi", "FlowerApi");
        using Process server = workspace.Start("FlowerApi", "bin/Debug/net10.0/FlowerApi.dll --urls http://127.0.0.1:0");
        try
        {
            string? line;
            do
            {
                line = await server.StandardOutput.ReadLineAsync();
            }
            while (line is not null && !line.Contains("Now listening on: ", StringComparison.Ordinal));

            Assert.NotNull(line);
            using var client = new HttpClient { BaseAddress = new Uri(line.Split("Now listening on: ")[1].Trim()) };
            using HttpResponseMessage response = await client.PostAsJsonAsync(
                "/predict", new { sepalLengthCm = 5.1, sepalWidthCm = 3.5, petalLengthCm = 1.4, petalWidthCm = 0.2 });
            JsonElement answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("Setosa", answer.GetProperty("species").GetString());
            Assert.InRange(answer.GetProperty("probability").GetDouble(), 0.9, 1);
            Assert.Contains("dense1", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    [NativeFact]
    public void TheNativeProgramTrainsAndPredicts()
    {
        workspace.MakeFrom("netgen-aot", "Circle");
        workspace.Run("Circle", "publish -warnaserror -o out").AssertSucceeded();
        string folder = Path.Combine(workspace.Root, "Projects", "Circle");
        Assert.Matches(@"^trained in \d+\.\d\d s, loss 0\.\d{3}; wrote circle\.safetensors$", Native("0", "0.1")[0]);
        Assert.StartsWith("(0, 0.1) is inside, ", Assert.Single(Native("0", "0.1")), StringComparison.Ordinal);
        Assert.StartsWith("(-1, 0.9) is outside, ", Assert.Single(Native("-1", "0.9")), StringComparison.Ordinal);

        string[] Native(params string[] arguments)
        {
            var start = new ProcessStartInfo(Path.Combine(folder, "out", "Circle"), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
    }

    private static string[] Lines(DotnetResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Build(string template, string name)
    {
        workspace.MakeFrom(template, name);
        Assert.Contains("0 Warning(s)", workspace.Run(name, "build -warnaserror").AssertSucceeded().Output, StringComparison.Ordinal);
    }
}
