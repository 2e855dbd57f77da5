using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WebApi;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Web.Tests.Api;

/// <summary>Alone, so that its numbers are those of this machine with a client and a server on it.</summary>
[CollectionDefinition(nameof(LoadTests), DisableParallelization = true)]
[Collection(nameof(LoadTests))]
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int Clients = 16;
    private const long MostGrowth = 64 << 20;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("NETGEN_LOAD_SECONDS") ?? "6", CultureInfo.InvariantCulture));

    /// <summary>Each answer is whole: its probability is that of the model that it names, also while one model takes the place of another.</summary>
    [Fact]
    public async Task UnderLoadEveryAnswerIsRightWhileModelsAreSwapped()
    {
        string file = Models.Copy(Models.First);
        await using ApiServer server = await ApiServer.StartAsync(file);
        HashSet<Answer> expected = [.. new[] { Models.First, Models.Second }.Select(ExpectedAnswer)];
        await RunAsync(server, TimeSpan.FromSeconds(1), expected);
        long before = MemoryOf(server);

        using var swapping = new CancellationTokenSource();
        Task<int> swaps = SwapAsync(file, swapping.Token);
        long started = Stopwatch.GetTimestamp();
        (double[] milliseconds, HashSet<Answer> answers) = await RunAsync(server, Duration, expected);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await swapping.CancelAsync();
        int count = await swaps;
        long after = MemoryOf(server);

        Array.Sort(milliseconds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{milliseconds.Length} requests by {Clients} clients in {seconds:F1} s: {milliseconds.Length / seconds:F0} a second, "
            + $"p50 {Quantile(0.5):F2} ms, p99 {Quantile(0.99):F2} ms, longest {milliseconds[^1]:F1} ms; "
            + $"{count} swaps; memory {before / 1e6:F0} MB before, {after / 1e6:F0} MB after"));
        Assert.Equal(2, answers.Count);
        Assert.InRange(after - before, long.MinValue, MostGrowth);
        Assert.DoesNotContain("fail:", server.Log, StringComparison.Ordinal);

        double Quantile(double share) => milliseconds[(int)(share * (milliseconds.Length - 1))];
    }

    /// <summary>Many clients at once, each with the last byte of its request, and a server that lets one of them wait.</summary>
    [Fact]
    public async Task ABurstIsShed()
    {
        await using ApiServer server = await ApiServer.StartAsync(Models.First, "--requests", "1", "--body", "00:01:00");
        List<string> answers = [];
        // One burst is enough, unless this machine stops its client in the middle of it.
        for (int burst = 0; burst < 20 && !answers.Exists(IsShed); burst++)
        {
            answers = await BurstAsync(server, 200);
            Assert.All(answers, answer => Assert.Matches("^HTTP/1.1 (200|503) ", answer));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Count(IsShed)} of {answers.Count} requests were shed"));
        Assert.InRange(answers.Count(IsShed), 1, answers.Count - 1);
        Assert.All(answers.Where(IsShed), answer => Assert.Contains("\r\nRetry-After: 1\r\n", answer, StringComparison.Ordinal));
        Assert.All(answers.Where(IsShed), answer => Assert.Contains("application/problem+json", answer, StringComparison.Ordinal));
        using HttpResponseMessage next = await server.PostAsync("/predict", Models.Woman);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);

        static bool IsShed(string answer) => answer.StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal);
    }

    private static async Task<List<string>> BurstAsync(ApiServer server, int clients)
    {
        byte[] request = Encoding.ASCII.GetBytes(
            "POST /predict HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Models.Woman.Length}\r\n\r\n{Models.Woman}");
        Socket[] sockets = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => server.ConnectAsync()));
        await Task.WhenAll(sockets.Select(socket => socket.SendAsync(request.AsMemory(0, request.Length - 1)).AsTask()));
        foreach (Socket socket in sockets)
        {
            socket.Send(request.AsSpan(request.Length - 1));
        }

        string[] answers = await Task.WhenAll(sockets.Select(ApiServer.ReadToEndAsync));
        Array.ForEach(sockets, socket => socket.Dispose());
        return [.. answers];
    }

    private static Answer ExpectedAnswer(string file)
    {
        SurvivalModel model = ModelFile.Read(file);
        Passenger.Prediction prediction = model.Predict(Models.WomanAsRow);
        return new Answer(prediction.Survived, prediction.Probability, model.Name);
    }

    private static async Task<(double[] Milliseconds, HashSet<Answer> Answers)> RunAsync(
        ApiServer server, TimeSpan duration, HashSet<Answer> expected)
    {
        long started = Stopwatch.GetTimestamp();
        HashSet<Answer> seen = [];
        IEnumerable<double>[] all = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(ClientAsync)));
        return ([.. all.SelectMany(times => times)], seen);

        async Task<IEnumerable<double>> ClientAsync()
        {
            List<double> times = [];
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                long sent = Stopwatch.GetTimestamp();
                using HttpResponseMessage response = await server.PostAsync("/predict", Models.Woman);
                byte[] body = await response.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Answer answer = JsonSerializer.Deserialize(body, ApiJson.Default.Answer)!;
                Assert.Contains(answer, expected);
                lock (seen)
                {
                    seen.Add(answer);
                }
            }

            return times;
        }
    }

    private static async Task<int> SwapAsync(string file, CancellationToken stop)
    {
        int swaps = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            do
            {
                Models.Replace(file, swaps++ % 2 == 0 ? Models.Second : Models.First);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
        }

        return swaps;
    }

    private static long MemoryOf(ApiServer server)
    {
        server.Process.Refresh();
        return server.Process.WorkingSet64;
    }
}
