using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NetGen.Benchmarks.Conducting;

/// <summary>A contender at work in a process of its own: one that crashes takes nobody along, and none warms another's caches between
/// questions.</summary>
internal sealed class ContenderProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    public ContenderProcess(Contender contender, string dataFolder)
    {
        Contender = contender;
        _process = Process.Start(contender.StartInfo(dataFolder)) ?? throw new InvalidOperationException($"{contender.Command[0]} does not start");
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public Contender Contender { get; }

    /// <summary>Bytes of memory the process has now.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The numbers of the answer, or null with a reason.</summary>
    public double[]? Ask(string request, out string reason)
    {
        reason = "";
        if (_process.HasExited)
        {
            reason = LastWords();
            return null;
        }

        string? answer;
        try
        {
            _process.StandardInput.WriteLine(request);
            _process.StandardInput.Flush();
            do
            {
                Task<string?> reading = _process.StandardOutput.ReadLineAsync();
                answer = reading.Wait(Patience) ? reading.Result : "none no answer within two minutes";
            }
            while (answer is not null && !IsAnswer(answer));
        }
        catch (IOException)
        {
            answer = null;
        }

        if (answer is null)
        {
            _process.WaitForExit(5000);
            reason = LastWords();
            return null;
        }

        string[] words = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "ok")
        {
            return [.. words[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        }

        reason = answer["none".Length..].Trim();
        return null;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            try
            {
                _process.StandardInput.WriteLine("quit");
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended by itself in the meantime.
            }

            if (!_process.WaitForExit(3000))
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    // Libraries print lines of their own while they load.
    private static bool IsAnswer(string line) =>
        line.StartsWith("ok ", StringComparison.Ordinal) || line.StartsWith("none", StringComparison.Ordinal);

    private string LastWords()
    {
        string last = _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault(l => !l.StartsWith("at ", StringComparison.Ordinal)) ?? "no message";
        return $"ended with code {(_process.HasExited ? _process.ExitCode : 0)}: {last}";
    }
}
