using System.Globalization;

namespace NetGen.Benchmarks.Compiling;

/// <summary>Watches the compiler that works in a folder, and remembers the most memory it had.</summary>
internal sealed class CompilerMemory : IDisposable
{
    private readonly string _folder;
    private readonly Timer? _timer;
    private long _peak;

    public CompilerMemory(string folder)
    {
        _folder = folder;
        _timer = OperatingSystem.IsLinux() ? new Timer(_ => Look(), null, 0, 50) : null;
    }

    /// <summary>Null where the system does not tell.</summary>
    public double? PeakMegabytes => _peak == 0 ? null : _peak / 1e3;

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            try
            {
                if (new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget == _folder && File.ReadAllText(Path.Combine(process, "cmdline")).Contains("csc", StringComparison.Ordinal))
                {
                    string peak = File.ReadLines(Path.Combine(process, "status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                    _peak = Math.Max(_peak, long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // A process that has ended while it was looked at.
            }
        }
    }
}
