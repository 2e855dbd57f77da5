using System;
using System.IO;
using System.Linq;
using Spectre.Console;
using Xunit;

namespace NetGen.Tests.Progress;

/// <summary>The lines of the live display, in terminals of several widths.</summary>
public sealed class ProgressViewTests
{
    [Fact]
    public void In_eighty_columns() => Assert.Equal(
        """
        TumorClassifier   epoch 12 of 40
        ━━━━━━━━━━━━━─────────────────────────────────  29 %   1,240 steps/s   0:07 left
        loss 0.3000   validation 0.2500   best 0.2400 (epoch 9)   accuracy 0.9730
        learning rate 0.003
        1.0000 ███▇▇▆▅▄▃▁ 0.1000
        """,
        Render(80, unicode: true));

    [Fact]
    public void Without_unicode_it_is_ASCII() => Assert.All(Render(80, unicode: false), c => Assert.True(char.IsAscii(c)));

    [Theory]
    [InlineData(24)]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(140)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        string[] lines = Render(width, unicode: true).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Contains(lines, line => line.Contains("0:07 left", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("accuracy 0.9730", StringComparison.Ordinal));
        Assert.Equal(width >= 45, lines.Any(line => line.Contains('━', StringComparison.Ordinal)));
    }

    private static string Render(int width, bool unicode)
    {
        var state = new ProgressState
        {
            Network = "TumorClassifier", Epoch = 12, LastEpoch = 40, Step = 14, StepsPerEpoch = 29, Loss = 0.3, ValidationLoss = 0.25, Best = (0.24, 9),
            Metric = ("accuracy", 0.973), LearningRate = 0.003, StepsPerSecond = 1240, TimeLeft = TimeSpan.FromSeconds(6.5),
        };
        for (int i = 10; i > 0; i--)
        {
            state.Losses.Add(i / 10.0);
        }

        var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        console.Write(new ProgressView(state));
        return writer.ToString().TrimEnd('\n');
    }
}
