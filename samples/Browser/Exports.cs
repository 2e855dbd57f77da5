using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace Browser;

/// <summary>What <c>worker.mjs</c> calls.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Exports
{
    private static MoonTraining _moons = new(seed: 1, learningRate: 0.01);
    private static DigitTraining? _digits;

    private static DigitTraining Digits => _digits ?? throw new InvalidOperationException("There are no digits yet.");

    // The worker starts the runtime and then calls the methods below.
    internal static void Main()
    {
    }

    [JSExport]
    internal static void StartMoons(int seed, double learningRate) => _moons = new MoonTraining(seed, learningRate);

    /// <returns>x, y and 0 or 1 for the moon, point by point.</returns>
    [JSExport]
    internal static double[] MoonPoints() =>
        [.. Enumerable.Range(0, _moons.Points.Count).SelectMany(row => (double[])[.. _moons.Points.Features(row), .. _moons.Points.Targets(row)])];

    [JSExport]
    internal static double TrainMoons() => _moons.Train();

    [JSExport]
    internal static int MoonEpochs() => _moons.Epochs;

    [JSExport]
    internal static double MoonAccuracy() => _moons.Accuracy;

    [JSExport]
    internal static byte[] MoonBoundary(double left, double top, double width, double height, int columns, int rows) =>
        _moons.Boundary(left, top, width, height, columns, rows);

    [JSExport]
    internal static double[] MoonTensor(string name) => _moons.Tensor(name);

    [JSExport]
    internal static void StartDigits(int seed) => _digits = new DigitTraining(seed);

    [JSExport]
    internal static double TrainDigits() => Digits.Train();

    [JSExport]
    internal static int DigitEpochs() => Digits.Epochs;

    [JSExport]
    internal static double DigitAccuracy() => Digits.Accuracy;

    [JSExport]
    internal static double[] DigitTensor(string name) => Digits.Tensor(name);

    /// <returns>The 64 pixels that the network sees, then the probabilities of the ten digits.</returns>
    [JSExport]
    internal static double[] Recognize(double[] lines)
    {
        float[] image = Drawing.ToImage(lines);
        return [.. Array.ConvertAll(image, pixel => (double)pixel), .. Digits.Recognize(image)];
    }
}
