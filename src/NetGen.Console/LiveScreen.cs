using System;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace NetGen;

/// <summary>Lines of a terminal that are written over. A process has one at a time, as a terminal has one cursor.</summary>
internal sealed class LiveScreen : ProgressScreen
{
    private static int s_isOpen;

    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _end = new();
    private readonly Task _display;
    private LiveDisplayContext? _context;

    private LiveScreen(IAnsiConsole console, ProgressState state, bool transient)
    {
        _console = console;
        _display = new LiveDisplay(console, new ProgressView(state)) { AutoClear = transient }.StartAsync(context =>
        {
            _context = context;
            return _end.Task;
        });

        // Whoever ends the program gets its cursor back.
        if (!OperatingSystem.IsBrowser())
        {
            Console.CancelKeyPress += ShowCursor;
        }
    }

    public override (TimeSpan Step, TimeSpan Epoch) Interval => (TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1));

    /// <summary>Null where another run is shown.</summary>
    public static LiveScreen? TryOpen(IAnsiConsole console, ProgressState state, bool transient) =>
        Interlocked.Exchange(ref s_isOpen, 1) == 0 ? new LiveScreen(console, state, transient) : null;

    public override void Show(ProgressState state) => _context?.Refresh();

    public override void End(ProgressState state)
    {
        try
        {
            _context?.Refresh();
            _end.SetResult();
            _display.GetAwaiter().GetResult();
        }
        finally
        {
            if (!OperatingSystem.IsBrowser())
            {
                Console.CancelKeyPress -= ShowCursor;
            }

            Volatile.Write(ref s_isOpen, 0);
        }
    }

    private void ShowCursor(object? sender, ConsoleCancelEventArgs arguments) => _console.Cursor.Show(true);
}
