using System.Diagnostics;

namespace NetGen.Benchmarks.Fitting;

/// <summary>Stops <c>Fit</c> after every few steps and lets a loop of its own take as many.</summary>
internal sealed class Turns(Action<int> otherSteps) : Callback
{
    /// <summary>Steps of one turn: long enough for the clock, short enough to find quiet moments on a busy machine.</summary>
    public const int Steps = 4;

    private long _start;

    /// <summary>The times of <c>Fit</c>'s turns, in nanoseconds a step.</summary>
    public List<double> Fit { get; } = [];

    /// <summary>The times of the other loop's turns.</summary>
    public List<double> Other { get; } = [];

    /// <summary>When the first step began.</summary>
    public long FirstStep { get; private set; }

    public override void OnTrainBegin(TrainingContext training) => FirstStep = _start = Stopwatch.GetTimestamp();

    public override void OnTrainBatchEnd(TrainingContext training)
    {
        if (training.TotalSteps % Steps == 0)
        {
            long middle = Stopwatch.GetTimestamp();
            Fit.Add(Nanoseconds(_start, middle));
            otherSteps(Steps);
            _start = Stopwatch.GetTimestamp();
            Other.Add(Nanoseconds(middle, _start));
        }
    }

    private static double Nanoseconds(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalNanoseconds / Steps;
}
