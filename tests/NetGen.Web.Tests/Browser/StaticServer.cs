using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace NetGen.Web.Tests.Browser;

/// <summary>
/// Serves the files of a folder on a free port of this machine. What a page asks of another address is refused by the browser, which reports it.
/// </summary>
internal sealed class StaticServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css",
        [".mjs"] = "text/javascript",
        [".js"] = "text/javascript",
        [".svg"] = "image/svg+xml",
        [".wasm"] = "application/wasm",
    };

    private readonly HttpListener _listener = new();
    private readonly string _folder;

    public StaticServer(string folder)
    {
        _folder = folder;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked for that is not there; a request of another address too, which the browser reports here.</summary>
    public ConcurrentQueue<string> Missing { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The server is closed, or the browser no longer wants the answer.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        string file = Path.Join(_folder, path == "/" ? "index.html" : path);
        using HttpListenerResponse response = context.Response;
        if (!File.Exists(file) || !Types.TryGetValue(Path.GetExtension(file), out string? type))
        {
            using var body = new StreamReader(context.Request.InputStream);
            Missing.Enqueue($"{path} {await body.ReadToEndAsync()}");
            response.StatusCode = 404;
            return;
        }

        response.ContentType = type;
        response.AddHeader("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; report-uri /report");
        byte[] content = await File.ReadAllBytesAsync(file);
        response.ContentLength64 = content.Length;
        await response.OutputStream.WriteAsync(content);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
