using System;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Web.Tests.Api;

public sealed class StopTests
{
    /// <summary>The request that is under way when the signal comes is answered; then the program ends well.</summary>
    [Fact]
    public async Task ASignalLetsTheRequestEnd()
    {
        await using ApiServer server = await ApiServer.StartAsync(Models.First, "--body", "00:01:00");
        using Socket socket = await server.ConnectAsync();
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            "POST /predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Models.Woman.Length}\r\n\r\n{Models.Woman[..20]}"));
        // The server has read the half of the request: it answers another that came later.
        using (await server.PostAsync("/predict", Models.Woman))
        {
        }

        using Process kill = Process.Start("kill", ["-TERM", server.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await server.LogsAsync("Application is shutting down");
        Assert.False(server.Process.HasExited);
        await socket.SendAsync(Encoding.ASCII.GetBytes(Models.Woman[20..]));
        Assert.StartsWith("HTTP/1.1 200 ", await ApiServer.ReadToEndAsync(socket), StringComparison.Ordinal);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await server.Process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, server.Process.ExitCode);
    }

    [Theory]
    [InlineData("--train")]
    [InlineData("--help")]
    public async Task ACommandEnds(string command)
    {
        string file = Models.Copy(Models.First);
        string before = WebApi.ModelFile.Read(file).Name;
        using Process process = ApiServer.Run([command, "--model", file, "--seed", "5"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        patience.Token.Register(process.Kill);
        string output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, process.ExitCode);
        string after = WebApi.ModelFile.Read(file).Name;
        Assert.Equal(command == "--train", after != before);
        Assert.Contains(command == "--train" ? "is written" : "--train", output, StringComparison.Ordinal);
    }
}
