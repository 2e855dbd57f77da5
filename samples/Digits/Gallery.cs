using NetGen;

namespace Digits;

/// <summary>The first digits the network got wrong, drawn side by side.</summary>
internal static class Gallery
{
    private const int Side = 8;
    private const int Shown = 4;
    private const string Shades = " .:-=+*#@";

    public static void Show(DigitRun run, TextWriter output)
    {
        int[] actual = run.Report.Actual.ToArray();
        int[] predicted = run.Report.Predicted.ToArray();
        int[] wrong = [.. Enumerable.Range(0, actual.Length).Where(row => actual[row] != predicted[row]).Take(Shown)];
        if (wrong.Length == 0)
        {
            return;
        }

        output.WriteLine($"the first {wrong.Length} it got wrong");
        output.WriteLine(string.Concat(wrong.Select(row => $"{actual[row]}, called {predicted[row]}".PadRight((2 * Side) + 4))).TrimEnd());
        for (int y = 0; y < Side; y++)
        {
            output.WriteLine(string.Concat(wrong.Select(row => Line(run.Test.Features(row).Slice(y * Side, Side)) + "    ")).TrimEnd());
        }

        output.WriteLine();
    }

    // Two characters a pixel, for characters are about twice as high as wide.
    private static string Line(ReadOnlySpan<double> pixels)
    {
        char[] line = new char[2 * Side];
        for (int x = 0; x < line.Length; x++)
        {
            line[x] = Shades[(int)Math.Round(pixels[x / 2] * (Shades.Length - 1))];
        }

        return new string(line);
    }
}
