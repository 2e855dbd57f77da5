using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Web.Tests.Api;

/// <summary>Requests that a client should not send get their answer, and the next client gets its own.</summary>
public sealed class HostileRequestTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiServer _server = fixture.Server;

    [Theory]
    [InlineData("{}", "class sex")]
    [InlineData("""{"sex":"male"}""", "class")]
    [InlineData("""{"class":null,"sex":null}""", "class sex")]
    [InlineData("""{"class":0,"sex":"male","age":-1,"siblings":21,"parents":-1,"fare":10001}""", "class age siblings parents fare")]
    [InlineData("""{"class":4,"sex":"male","age":120.5,"deck":"AB"}""", "class age deck")]
    [InlineData("""{"class":1,"sex":"male","port":"123456789012345678901"}""", "port")]
    [InlineData("""{"class":"1","sex":"male"}""", "class")]
    [InlineData("""{"class":1.5,"sex":"male"}""", "class")]
    [InlineData("""{"class":99999999999,"sex":"male"}""", "class")]
    [InlineData("""{"class":[1],"sex":"male"}""", "class")]
    [InlineData("""{"class":1,"sex":1}""", "sex")]
    [InlineData("""{"class":1,"sex":"Female,Male"}""", "sex")]
    [InlineData("""{"class":1,"sex":"female,male"}""", "sex")]
    [InlineData("""{"class":1,"sex":"male","age":NaN}""", "age")]
    [InlineData("""{"class":1,"sex":"male","age":"NaN"}""", "age")]
    [InlineData("""{"class":1,"sex":"male","age":-Infinity}""", "age")]
    [InlineData("""{"class":1,"sex":"male","age":1e999}""", "age")]
    [InlineData("""{"class":1,"sex":"male","siblings":null}""", "siblings")]
    [InlineData("""{"class":1,"sex":"male","deck":{"a":1}}""", "deck")]
    [InlineData("""{"class":1,"sex":"male","agee":29}""", "agee")]
    [InlineData("""{"class":1,"class":2,"sex":"male"}""", "class")]
    [InlineData("""{"class":1,"sex":"male",}""", "$")]
    [InlineData("""{"class":1,"sex":"male"} {}""", "$")]
    [InlineData("""{"class":1,"sex":"ma""", "sex")]
    [InlineData("[1]", "$")]
    [InlineData("1", "$")]
    [InlineData("null", "$")]
    [InlineData("", "$")]
    [InlineData("class=1&sex=male", "$")]
    [InlineData("{\"class\":1,\"sex\":\"\0\"}", "sex")]
    public async Task AWrongValueIsNamed(string body, string properties)
    {
        foreach (string path in new[] { "/predict", "/explain" })
        {
            using HttpResponseMessage response = await _server.PostAsync(path, body);
            JsonElement problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
            Assert.Equal(properties.Split(' '), problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
            Assert.DoesNotContain("System.", problem.GetRawText(), StringComparison.Ordinal);
        }

        await AssertServesAsync();
    }

    [Fact]
    public async Task DeepNestingIsRefused()
    {
        string arrays = new('[', 4000);
        string objects = string.Concat(Enumerable.Repeat("{\"a\":", 800));
        foreach (string body in new[] { arrays, objects, $$"""{"class":{{arrays}}""", $$"""{"unknown":{{objects}}""" })
        {
            using HttpResponseMessage response = await _server.PostAsync("/predict", body);
            await ProblemAsync(response, HttpStatusCode.BadRequest);
        }

        await AssertServesAsync();
    }

    [Fact]
    public async Task AnotherTypeMethodOrPathIsRefused()
    {
        using HttpResponseMessage text = await _server.PostAsync("/predict", Models.Woman, "text/plain");
        await ProblemAsync(text, HttpStatusCode.UnsupportedMediaType);
        using HttpResponseMessage method = await _server.Client.GetAsync(new Uri("/predict", UriKind.Relative));
        await ProblemAsync(method, HttpStatusCode.MethodNotAllowed);
        using HttpResponseMessage path = await _server.Client.GetAsync(new Uri("/../data/passengers.csv", UriKind.Relative));
        await ProblemAsync(path, HttpStatusCode.NotFound);
    }

    /// <summary>With its length, the body is refused before it is read; in chunks, as soon as it is too long.</summary>
    [Theory]
    [InlineData("Content-Length: 1000000000000\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2000\r\n")]
    public async Task AHugeBodyIsRefused(string rest)
    {
        using Socket socket = await _server.ConnectAsync();
        string filler = rest.EndsWith('{') ? "" : new string(' ', 0x2000) + "\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n{rest}{filler}"));
        AssertStatus(413, await ApiServer.ReadToEndAsync(socket));
        await AssertServesAsync();
    }

    /// <summary>Others are answered meanwhile, even where one request at a time is admitted.</summary>
    [Fact]
    public async Task ASlowBodyIsRefusedAndTakesNobodysPlace()
    {
        await using ApiServer server = await ApiServer.StartAsync(Models.First, "--requests", "1");
        List<Socket> slow = [];
        for (int i = 0; i < 5; i++)
        {
            slow.Add(await server.ConnectAsync());
            await slow[i].SendAsync(Encoding.ASCII.GetBytes(
                "POST /predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"class\":"));
        }

        using HttpResponseMessage response = await server.PostAsync("/predict", Models.Woman);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (Socket socket in slow)
        {
            AssertStatus(408, await ApiServer.ReadToEndAsync(socket));
            socket.Dispose();
        }
    }

    [Fact]
    public async Task WhatIsNoHttpIsRefused()
    {
        string longLine = new('a', 20_000);
        string manyLines = string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"X-{i}: 1\r\n")));
        foreach ((int status, string request) in new[]
        {
            (400, "\u0016\u0003\u0001 no HTTP at all\r\n\r\n"),
            (400, "POST /predict HTTP/1.1\r\nHost: test\r\nContent-Length: -1\r\n\r\n"),
            (400, "POST /predict HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"),
            (414, $"GET /{longLine} HTTP/1.1\r\nHost: test\r\n\r\n"),
            (431, $"GET / HTTP/1.1\r\nHost: test\r\n{manyLines}\r\n"),
        })
        {
            using Socket socket = await _server.ConnectAsync();
            await socket.SendAsync(Encoding.Latin1.GetBytes(request));
            AssertStatus(status, await ApiServer.ReadToEndAsync(socket));
        }

        await AssertServesAsync();
    }

    private static void AssertStatus(int status, string response) =>
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} "), response, StringComparison.Ordinal);

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement problem = document.RootElement.Clone();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private async Task AssertServesAsync()
    {
        using HttpResponseMessage response = await _server.PostAsync("/predict", Models.Woman);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("fail:", _server.Log, StringComparison.Ordinal);
    }
}
