using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using NetGen.Tests.Networks;
using NetGen.Tests.Training;
using Spectre.Console;
using Xunit;

namespace NetGen.Tests.Progress;

/// <summary>What a run shows, on a clock that goes on by a given time with every step.</summary>
public sealed partial class ConsoleProgressTests
{
    private static readonly Dataset Data = TrainingData.Clusters(40);

    [Fact]
    public void Redirected_a_run_is_a_line_an_epoch_and_one_at_the_end() => Assert.Equal(
        [
            "epoch 1 of 3   loss #   validation #   accuracy 0.5000   learning rate 0.1   2.0 steps/s   0:04 left",
            "epoch 2 of 3   loss #   validation #   accuracy 0.5000   learning rate 0.1   2.0 steps/s   0:02 left",
            "epoch 3 of 3   loss #   validation #   accuracy 0.5000   learning rate 0.1   2.0 steps/s   0:00 left",
            "Dropping: 3 epochs in 6.00 s   loss #   validation #   accuracy 0.5000",
        ],
        Lines(Run(isTerminal: false, 0.5, new TrainingOptions { Epochs = 3 }, Progress)));

    [Fact]
    public void Lines_are_a_second_apart_at_least() => Assert.Equal(
        [5, 10, 15],
        Lines(Run(isTerminal: false, 0.05, new TrainingOptions { Epochs = 18 }, Progress))
            .SkipLast(1).Select(l => int.Parse(l.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_long_epoch_has_lines_within() => Assert.Equal(
        ["epoch 1 of 1, step 2 of 4", "epoch 1 of 1"],
        Lines(Run(isTerminal: false, 20, new TrainingOptions { Epochs = 1 }, Progress)).SkipLast(1).Select(l => l.Split("   ")[0]));

    [Fact]
    public void Nothing_is_shown_where_that_is_asked_for()
    {
        Assert.Empty(Run(isTerminal: false, 0.5, new TrainingOptions(), (c, clock) => new ConsoleProgress(ProgressDisplay.None, console: c) { Clock = clock }));
        Assert.Empty(Run(isTerminal: true, 0.5, new TrainingOptions(), (c, clock) => new ConsoleProgress(ProgressDisplay.None, console: c) { Clock = clock }));
        Assert.Empty(Run(isTerminal: false, 0.5, new TrainingOptions(), (c, clock) => new ConsoleProgress(transient: true, console: c) { Clock = clock }));
    }

    [Fact]
    public void A_run_shorter_than_the_delay_is_not_shown()
    {
        Func<IAnsiConsole, ManualClock, Callback> delayed = (c, clock) => new ConsoleProgress(delay: TimeSpan.FromSeconds(5), console: c) { Clock = clock };
        Assert.Empty(Run(isTerminal: false, 0.5, new TrainingOptions { Epochs = 2 }, delayed));
        Assert.NotEmpty(Run(isTerminal: false, 0.5, new TrainingOptions { Epochs = 3 }, delayed));
    }

    [Fact]
    public void A_terminal_is_written_over()
    {
        string output = Run(isTerminal: true, 0.5, new TrainingOptions { Epochs = 3 }, Progress);
        Assert.Contains("\u001b[?25l", output, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", output, StringComparison.Ordinal);
        Assert.Contains("epoch 2 of 3", output, StringComparison.Ordinal);
        Assert.Contains("━", output, StringComparison.Ordinal);
        Assert.Contains("3 epochs in 6.00 s", output, StringComparison.Ordinal);
    }

    /// <summary>The cursor is visible again, and the next run can be shown.</summary>
    [Fact]
    public void A_cancelled_and_a_failed_run_leave_the_terminal_as_it_was()
    {
        using var source = new CancellationTokenSource();
        string cancelled = Run(isTerminal: true, 0.5, new TrainingOptions { CancellationToken = source.Token, OnEpoch = _ => source.Cancel() }, Progress);
        Assert.Contains("cancelled in epoch 1 of 10 after 2.00 s", cancelled, StringComparison.Ordinal);
        string failed = Run(isTerminal: true, 0.5, new TrainingOptions { OnEpoch = _ => throw new NotSupportedException() }, Progress);
        Assert.Contains("failed in epoch 1 of 10 after 2.00 s", failed, StringComparison.Ordinal);
        Assert.All([cancelled, failed], output => Assert.EndsWith("\u001b[?25h", output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_beside_a_live_one_is_not_shown()
    {
        string inner = "not run";
        Run(isTerminal: true, 0.5, new TrainingOptions { Epochs = 1, OnEpoch = _ => inner = Run(isTerminal: true, 0.5, new TrainingOptions(), Progress) }, Progress);
        Assert.Empty(inner);
    }

    [Fact]
    public void The_run_has_the_same_bits()
    {
        (Dropping shown, Dropping alone) = (new Dropping(1), new Dropping(1));
        shown.Fit(Data, new TrainingOptions { Callbacks = [new ConsoleProgress(ProgressDisplay.Lines, console: Console(new StringWriter(), false))] });
        alone.Fit(Data, new TrainingOptions());
        Assert.Equal(NetworkBits.Of(alone), NetworkBits.Of(shown));
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Equal("display", Assert.Throws<ArgumentOutOfRangeException>(() => new ConsoleProgress((ProgressDisplay)7)).ParamName);
        Assert.Equal("delay", Assert.Throws<ArgumentOutOfRangeException>(() => new ConsoleProgress(delay: TimeSpan.FromSeconds(-1))).ParamName);
    }

    private static ConsoleProgress Progress(IAnsiConsole console, ManualClock clock) => new(metric: ("accuracy", () => 0.5), console: console) { Clock = clock };

    private static string Run(bool isTerminal, double secondsOfStep, TrainingOptions options, Func<IAnsiConsole, ManualClock, Callback> progress)
    {
        var output = new StringWriter { NewLine = "\n" };
        var clock = new ManualClock();
        var steps = new Listener { BatchEnd = _ => clock.Advance(secondsOfStep) };
        try
        {
            new Dropping(1).Fit(Data, options with
            {
                BatchSize = 10,
                Optimizer = new Sgd(0.1),
                Validation = Data,
                Callbacks = [steps, progress(Console(output, isTerminal), clock)],
            });
        }
        catch (Exception exception) when (exception is OperationCanceledException or NotSupportedException)
        {
            // What it showed is looked at.
        }

        return output.ToString();
    }

    private static string[] Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Loss().Replace(l, "$1 #"))];

    private static IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new Output(writer, isTerminal),
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    [GeneratedRegex(@"(loss|validation) \d\.\d{4}")]
    private static partial Regex Loss();

    private sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 80;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
