using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Serving;

/// <summary>
/// The contender's side of the protocol, a line each way: <c>open NETWORK WORK THREADS</c>, <c>time NETWORK WORK THREADS MILLISECONDS</c>,
/// <c>bytes NETWORK WORK THREADS</c>, <c>quit</c>; the answer is <c>ok</c> with numbers, or <c>none</c> with a reason.
/// </summary>
internal sealed class Server(IContender contender, string dataFolder)
{
    private readonly Dictionary<string, NetworkData> _data = [];
    private readonly Dictionary<string, Meter> _meters = [];

    public void Run(TextReader requests, TextWriter answers)
    {
        while (requests.ReadLine() is { } line && line != "quit")
        {
            string answer;
            try
            {
                answer = Answer(line.Split(' '));
            }
            catch (Exception exception)
            {
                answer = "none " + exception.GetBaseException().Message.ReplaceLineEndings(" ");
            }

            answers.WriteLine(answer);
            answers.Flush();
        }
    }

    private string Answer(string[] words)
    {
        string key = string.Join(' ', words[1..4]);
        switch (words[0])
        {
            case "open":
                return Open(key, NetworkSpec.Named(words[1]), Work.Named(words[2]), int.Parse(words[3], CultureInfo.InvariantCulture));
            case "time":
                (double minimum, double median) = _meters[key].Measure(double.Parse(words[4], CultureInfo.InvariantCulture));
                return Ok([minimum, median]);
            case "bytes":
                return Ok([_meters[key].Allocated()]);
            default:
                return "none unknown request";
        }
    }

    // The first number is the time of the first call in nanoseconds, with what is compiled then.
    private string Open(string key, NetworkSpec network, Work work, int threads)
    {
        if (!_data.TryGetValue(network.Name, out NetworkData? data))
        {
            _data[network.Name] = data = NetworkData.Load(dataFolder, network);
        }

        if (contender.Open(network, data, work, threads, out string reason) is not { } cell)
        {
            return "none " + reason;
        }

        long start = Stopwatch.GetTimestamp();
        float[] result = cell.Result();
        double first = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        _meters[key] = new Meter(cell);
        return Ok([first, .. result]);
    }

    private static string Ok(IEnumerable<double> numbers) =>
        "ok " + string.Join(' ', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    private static string Ok(ReadOnlySpan<double> numbers) => Ok(numbers.ToArray().AsEnumerable());
}
