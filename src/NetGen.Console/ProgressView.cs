using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen;

/// <summary>
/// A run as lines of a terminal, for any width: where it is; a bar with speed and time left; the numbers, in as many lines as they need; the losses
/// as a sparkline between the first and the last.
/// </summary>
internal sealed class ProgressView(ProgressState state) : Renderable
{
    private const int LeastBar = 10;
    private const int MostBar = 60;
    private const int MostSparkline = 80;
    private const string Gap = "   ";

    private static readonly Style Name = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Done = new(Color.Green);
    private static readonly Style Curve = new(Color.Aqua);
    private static readonly Style Wrong = new(Color.Red);

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(LeastBar, maxWidth), maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = new List<List<Segment>>();
        Flow(lines, Heading(), maxWidth);
        if (state.Ending == RunEnding.Running)
        {
            lines.Add(Bar(options.Unicode, maxWidth));
        }

        Flow(lines, state.Numbers().Select(n => new Segment[] { new(n.Name + " ", Quiet), new(n.Value) }), maxWidth);
        if (Losses(options.Unicode, maxWidth) is { Count: > 0 } curve)
        {
            lines.Add(curve);
        }

        return lines.SelectMany(line => line.Append(Segment.LineBreak));
    }

    /// <summary>Items side by side, in a further line where there is no room.</summary>
    private static void Flow(List<List<Segment>> lines, IEnumerable<Segment[]> items, int width)
    {
        List<Segment>? line = null;
        int used = 0;
        foreach (Segment[] item in items)
        {
            int length = item.Sum(s => s.CellCount());
            if (line is null || used + Gap.Length + length > width)
            {
                lines.Add(line = []);
                used = 0;
            }
            else
            {
                line.Add(new Segment(Gap));
                used += Gap.Length;
            }

            line.AddRange(item);
            used += length;
        }
    }

    private IEnumerable<Segment[]> Heading()
    {
        yield return [new Segment(state.Network, Name)];
        yield return [new Segment(state.Position, state.Ending is RunEnding.Cancelled or RunEnding.Failed ? Wrong : Style.Plain)];
    }

    private List<Segment> Bar(bool unicode, int width)
    {
        string share = string.Create(CultureInfo.InvariantCulture, $" {state.Share * 100,3:0} %");
        string speed = state.StepsPerSecond is { } rate ? Gap + ProgressText.Rate(rate) : "";
        string left = state.TimeLeft is { } time ? Gap + ProgressText.Time(time) + " left" : "";
        int room = Math.Min(width - share.Length - speed.Length - left.Length, MostBar);
        if (room < LeastBar)
        {
            return [new Segment((share + left).TrimStart())];
        }

        int done = (int)(state.Share * room);
        (char full, char empty) = unicode ? ('━', '─') : ('#', '-');
        return [new Segment(new string(full, done), Done), new Segment(new string(empty, room - done), Quiet), new Segment(share + speed + left)];
    }

    private List<Segment> Losses(bool unicode, int width)
    {
        double[] ends = state.Losses.Resample(MostSparkline);
        if (ends.Length < 2)
        {
            return [];
        }

        (string first, string last) = (ProgressText.Number(ends[0]), ProgressText.Number(ends[^1]));
        int room = Math.Min(width - first.Length - last.Length - 2, MostSparkline);
        return room < LeastBar
            ? []
            :
            [
                new Segment(first + " ", Quiet),
                new Segment(Sparkline.Draw(state.Losses.Resample(room), unicode), Curve),
                new Segment(" " + last, Quiet),
            ];
    }
}
