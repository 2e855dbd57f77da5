using System;
using Spectre.Console;

namespace NetGen;

/// <summary>
/// Shows a run in the terminal while it goes on: epoch, steps a second, loss, validation loss and its best, a metric of yours, learning rate, time
/// left, and the losses so far as a sparkline (logarithmic). Put it into <see cref="TrainingOptions.Callbacks"/>. Where the output is redirected it
/// writes plain lines. It changes no number of the run, and a step allocates nothing between two pictures, which are 0.1 s apart at least.
/// </summary>
/// <names torch="–" keras="ProgbarLogger"/>
/// <example><c>new ConsoleProgress()</c></example>
/// <remarks>A terminal shows one run at a time: of runs in parallel the one that starts first is shown live, the others are not.</remarks>
public sealed class ConsoleProgress : Callback
{
    private readonly IAnsiConsole? _console;
    private readonly ProgressState _state = new();
    private readonly (string Name, Func<double> Measure)? _metric;
    private ProgressScreen? _screen;
    private bool _isOpened;
    private long _start;
    private long _lastShown;
    private long _firstStep;
    private (long Time, long Steps) _lastRate;
    private double _lossSum;

    /// <summary>Makes the callback.</summary>
    /// <param name="display">How the run is shown.</param>
    /// <param name="metric">A number that is measured after every epoch and shown under its name, such as
    /// <c>("accuracy", () => Classification.Evaluate(network, test).Accuracy)</c>; its time is part of the run.</param>
    /// <param name="transient">Whether the display is gone once the run has ended; for many short runs. Then nothing is written where the output is
    /// redirected.</param>
    /// <param name="delay">How long a run must last until it is shown; null: it is shown at once.</param>
    /// <param name="console">Where it is shown; null: on standard output.</param>
    /// <exception cref="ArgumentOutOfRangeException">A display that is none of the members, or a negative delay.</exception>
    public ConsoleProgress(
        ProgressDisplay display = ProgressDisplay.Auto,
        (string Name, Func<double> Measure)? metric = null,
        bool transient = false,
        TimeSpan? delay = null,
        IAnsiConsole? console = null)
    {
        if (!Enum.IsDefined(display))
        {
            throw new ArgumentOutOfRangeException(nameof(display), display, "display must be a member of ProgressDisplay.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(delay ?? TimeSpan.Zero, TimeSpan.Zero, nameof(delay));
        (Display, _metric, Transient, Delay, _console) = (display, metric, transient, delay ?? TimeSpan.Zero, console);
    }

    /// <summary>How the run is shown.</summary>
    public ProgressDisplay Display { get; }

    /// <summary>Whether the display is gone once the run has ended.</summary>
    public bool Transient { get; }

    /// <summary>How long a run must last until it is shown.</summary>
    public TimeSpan Delay { get; }

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    private TimeSpan Elapsed => Clock.GetElapsedTime(_start);

    /// <inheritdoc/>
    protected override Callback ForRun() => new ConsoleProgress(Display, _metric, Transient, Delay, _console) { Clock = Clock };

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        _lastShown = _start = Clock.GetTimestamp();
        _state.Network = training.Network.Name;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext training) => _lossSum = 0;

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (_firstStep == 0)
        {
            // The first of this process: a resumed run has some behind it.
            (_firstStep, _lastRate) = (training.TotalSteps, (_start, training.TotalSteps - 1));
        }

        _state.Losses.Add(training.StepLoss);
        _lossSum += training.StepLoss;
        _state.Loss = _lossSum / training.Step;
        Show(training, epochEnded: false);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        (_state.Loss, _state.ValidationLoss) = (epoch.Loss, epoch.ValidationLoss);
        if (epoch.ValidationLoss is { } loss && (_state.Best is not { } best || loss < best.Loss))
        {
            _state.Best = (loss, epoch.Epoch);
        }

        if (_metric is { } metric)
        {
            _state.Metric = (metric.Name, metric.Measure());
        }

        Show(training, epochEnded: true);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training) => End(RunEnding.Finished);

    /// <inheritdoc/>
    public override void OnTrainFailed(TrainingContext training, Exception exception) =>
        End(exception is OperationCanceledException ? RunEnding.Cancelled : RunEnding.Failed);

    private void Show(TrainingContext training, bool epochEnded)
    {
        (_state.Epoch, _state.LastEpoch, _state.Step, _state.StepsPerEpoch) =
            (training.Epoch, training.LastEpoch, training.Step, training.StepsPerEpoch);
        long now = Clock.GetTimestamp();
        TimeSpan elapsed = Clock.GetElapsedTime(_start, now);
        if (elapsed < Delay || !IsOpen())
        {
            return;
        }

        TimeSpan interval = epochEnded ? _screen!.Interval.Epoch : _screen!.Interval.Step;
        if (Clock.GetElapsedTime(_lastShown, now) < interval)
        {
            return;
        }

        _state.Elapsed = elapsed;
        _state.LearningRate = training.LearningRate;
        Measure(training, now);
        _lastShown = now;
        _screen.Show(_state);
    }

    private void Measure(TrainingContext training, long now)
    {
        double seconds = Clock.GetElapsedTime(_lastRate.Time, now).TotalSeconds;
        double rate = (training.TotalSteps - _lastRate.Steps) / seconds;
        if (seconds > 0 && rate > 0)
        {
            // What is three seconds old counts for a third of what is new.
            double old = Math.Exp(-seconds / 3);
            _state.StepsPerSecond = _state.StepsPerSecond is { } before ? (old * before) + ((1 - old) * rate) : rate;
            _lastRate = (now, training.TotalSteps);
        }

        long done = training.TotalSteps - _firstStep + 1;
        long left = ((training.LastEpoch - training.Epoch) * (long)training.StepsPerEpoch) + training.StepsPerEpoch - training.Step;
        _state.TimeLeft = Clock.GetElapsedTime(_start, now) / done * left;
    }

    private void End(RunEnding ending)
    {
        if (_screen is null)
        {
            return;
        }

        (_state.Ending, _state.Elapsed) = (ending, Elapsed);
        _screen.End(_state);
        _screen = null;
    }

    private bool IsOpen()
    {
        if (!_isOpened)
        {
            _isOpened = true;
            _screen = Open(_console ?? AnsiConsole.Console);
        }

        return _screen is not null;
    }

    private ProgressScreen? Open(IAnsiConsole console)
    {
        bool isLive = Display == ProgressDisplay.Live
            || (Display == ProgressDisplay.Auto
                && console.Profile.Out.IsTerminal
                && console.Profile.Capabilities is { Ansi: true, Interactive: true });
        return Display == ProgressDisplay.None || (Transient && !isLive) ? null
            : isLive ? LiveScreen.TryOpen(console, _state, Transient)
            : new LineScreen(console.Profile.Out.Writer);
    }
}
