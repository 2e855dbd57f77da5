using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>A plain line for each picture, for files and logs.</summary>
internal sealed class LineScreen(TextWriter output) : ProgressScreen
{
    public override (TimeSpan Step, TimeSpan Epoch) Interval => (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

    public override void Show(ProgressState state) => Write(Running(state));

    public override void End(ProgressState state) => Write([state.Position, .. Numbers(state)], state.Network + ": ");

    private static IEnumerable<string> Running(ProgressState state)
    {
        yield return state.Step < state.StepsPerEpoch
            ? FormattableString.Invariant($"{state.Position}, step {state.Step} of {state.StepsPerEpoch}")
            : state.Position;
        foreach (string number in Numbers(state))
        {
            yield return number;
        }

        if (state.StepsPerSecond is { } rate)
        {
            yield return ProgressText.Rate(rate);
        }

        if (state.TimeLeft is { } left)
        {
            yield return ProgressText.Time(left) + " left";
        }
    }

    private static IEnumerable<string> Numbers(ProgressState state) => state.Numbers().Select(n => $"{n.Name} {n.Value}");

    private void Write(IEnumerable<string> parts, string start = "")
    {
        output.WriteLine(start + string.Join("   ", parts));
        output.Flush();
    }
}
