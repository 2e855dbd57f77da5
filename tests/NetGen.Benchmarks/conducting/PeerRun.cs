using System.Globalization;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.NetGenContenders;

namespace NetGen.Benchmarks.Conducting;

/// <summary>One run: everyone opens every cell, then rounds in which each contender has its turn in each cell, one after the other.</summary>
internal sealed class PeerRun(PeerOptions options) : IDisposable
{
    private const double SlowNanoseconds = 100e6;

    private readonly Results _results = new();
    private readonly Dictionary<(string Contender, int Threads), ContenderProcess> _processes = [];

    public Results Run()
    {
        WriteData();
        List<Contender> contenders = Prepare();
        Start(contenders);
        Open(contenders);
        for (int round = 0; round <= options.Rounds; round++)
        {
            Progress(round == 0 ? "warming up" : $"round {round} of {options.Rounds}");
            Round(isWarmUp: round == 0);
        }

        CountBytes();
        Progress("");
        return _results;
    }

    public void Dispose()
    {
        foreach (ContenderProcess process in _processes.Values)
        {
            process.Dispose();
        }
    }

    private static void WriteData()
    {
        Directory.CreateDirectory(Places.Data);
        foreach (NetworkSpec spec in NetworkSpec.All)
        {
            GeneratedNetwork.Fast(spec)!.CreateData(spec).Save(Places.Data, spec);
        }
    }

    private static void Progress(string what) => Console.Error.Write($"\r{what,-60}\r");

    private List<Contender> Prepare()
    {
        var present = new List<Contender>();
        foreach (Contender contender in Contenders.Of(options))
        {
            if (contender.Prepare?.Invoke() is { } reason)
            {
                _results.Absent.Add((contender, reason));
            }
            else
            {
                present.Add(contender);
            }
        }

        return present;
    }

    private void Start(List<Contender> contenders)
    {
        int times = options.Quick ? 2 : 5;
        foreach (Contender contender in contenders.Where(c => c.Id != Results.Machine))
        {
            Progress($"starting {contender.Title}");
            if (Startup.Of(contender, Places.Data, times) is { } startup)
            {
                _results.Startups.Add(startup);
            }
        }

        if (contenders.Any(c => c.Id == Contenders.DefaultAotId))
        {
            StartSmallPrograms();
        }
    }

    private void StartSmallPrograms()
    {
        string? failure = AotBuild.Ensure("aot-empty", "-p:Program=Empty") ?? AotBuild.Ensure("aot-first", "-p:Program=First");
        if (failure is not null)
        {
            Console.Error.WriteLine(failure);
            return;
        }

        _results.Startups.AddRange(Startup.Of(
            [(Startup.EmptyProgram, AotBuild.Program("aot-empty")), (Startup.FirstPrediction, AotBuild.Program("aot-first"))],
            options.Quick ? 20 : 60));
    }

    private void Open(List<Contender> contenders)
    {
        foreach (Contender contender in contenders)
        {
            Progress($"opening {contender.Title}");
            string firstReason = "";
            bool opened = false;
            foreach (Cell cell in Cell.All.Where(options.Includes))
            {
                double[]? answer = Process(contender, cell.Threads).Ask("open " + cell.Key, out string reason);
                firstReason = firstReason.Length == 0 ? reason : firstReason;
                if (answer is not null)
                {
                    _results.Add(new Measurement(contender, cell, answer[0], [.. answer[1..].Select(v => (float)v)]));
                    opened = true;
                }
            }

            if (!opened)
            {
                _results.Absent.Add((contender, firstReason));
            }
        }
    }

    private void Round(bool isWarmUp)
    {
        foreach (IGrouping<Cell, Measurement> cell in _results.All.GroupBy(m => m.Cell).OrderBy(g => g.Key.Threads).ToList())
        {
            foreach (Measurement measurement in cell.Where(m => !IsEnough(m, isWarmUp)))
            {
                string request = FormattableString.Invariant($"time {cell.Key.Key} {options.Milliseconds}");
                if (Process(measurement.Contender, cell.Key.Threads).Ask(request, out _) is { } times && !isWarmUp)
                {
                    measurement.Add(times[0], times[1]);
                }
            }
        }
    }

    // A quick run asks the slow ones once: hundreds of milliseconds a call leave no doubt.
    private bool IsEnough(Measurement measurement, bool isWarmUp) => options.Quick && (isWarmUp
        ? measurement.FirstCall > SlowNanoseconds
        : measurement.IsTimed && measurement.Minimum > SlowNanoseconds);

    private void CountBytes()
    {
        foreach (Measurement measurement in _results.All.Where(m => m.Contender.Command[0] == "dotnet" || m.Contender.IsNetGen))
        {
            if (measurement.IsTimed && measurement.Minimum > SlowNanoseconds)
            {
                continue;
            }

            measurement.Allocated = Process(measurement.Contender, measurement.Cell.Threads).Ask("bytes " + measurement.Cell.Key, out _)?[0];
        }
    }

    private ContenderProcess Process(Contender contender, int threads)
    {
        if (!_processes.TryGetValue((contender.Id, threads), out ContenderProcess? process))
        {
            string count = threads.ToString(CultureInfo.InvariantCulture);
            Contender asked = contender with
            {
                Environment = new Dictionary<string, string>(contender.Environment) { ["OMP_NUM_THREADS"] = count, ["OPENBLAS_NUM_THREADS"] = count },
            };
            _processes[(contender.Id, threads)] = process = new ContenderProcess(asked, Places.Data);
        }

        return process;
    }
}
