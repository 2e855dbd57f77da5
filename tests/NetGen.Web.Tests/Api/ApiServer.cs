using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Web.Tests.Api;

/// <summary>The sample as a process of its own, on a free port of this machine.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    // A slow machine may take long; none takes this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();

    private ApiServer(Process process) => Process = process;

    public Process Process { get; }

    public HttpClient Client { get; } = new() { Timeout = Patience };

    public string Log => string.Join('\n', _lines);

    /// <summary>A native program, where the variable names one; the gate runs these tests with both.</summary>
    private static string? NativeProgram { get; } = Environment.GetEnvironmentVariable("NETGEN_WEBAPI");

    public static async Task<ApiServer> StartAsync(string model, params string[] options)
    {
        var server = new ApiServer(Run(["--urls", "http://127.0.0.1:0", "--model", model, "--poll", "00:00:00.1", .. options]));
        server.Process.OutputDataReceived += (_, line) => server._lines.Enqueue(line.Data ?? "");
        server.Process.ErrorDataReceived += (_, line) => server._lines.Enqueue(line.Data ?? "");
        server.Process.BeginOutputReadLine();
        server.Process.BeginErrorReadLine();
        await server.LogsAsync("Application started");
        server.Client.BaseAddress = new Uri(server.Log.Split("Now listening on: ")[1].Split('\n')[0].Trim());
        return server;
    }

    public static Process Run(string[] arguments)
    {
        string[] command = NativeProgram is null
            ? ["dotnet", Path.Combine(AppContext.BaseDirectory, "WebApi.dll")]
            : [NativeProgram];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    /// <summary>Waits until something is true; the last word has the test's own assertion.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (long started = Stopwatch.GetTimestamp(); !await condition() && Stopwatch.GetElapsedTime(started) < Patience;)
        {
            await Task.Delay(20);
        }
    }

    public async Task LogsAsync(string text)
    {
        await UntilAsync(() => Task.FromResult(Log.Contains(text, StringComparison.Ordinal) || Process.HasExited));
        if (!Log.Contains(text, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The server has not written '{text}' but:\n{Log}");
        }
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, type));

    public Task<string> GetAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>A connection on which a test sends what a well-behaved client does not.</summary>
    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port);
        return socket;
    }

    /// <summary>What the server sends until it closes the connection.</summary>
    public static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var reader = new StreamReader(new NetworkStream(socket));
        return await reader.ReadToEndAsync(timeout.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
