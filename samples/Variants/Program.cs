using System.Diagnostics;
using Charts;
using NetGen;
using Variants;

const string Usage = """
    Variants: the tutorial's network started, regularised and trained in other ways, each group on one plot

    usage: dotnet run -c Release --project samples/Variants [-- OPTIONS]

      --output DIR   where the plots go; made if missing (default: the current directory)
      --help         show this text

    Ends with 0 where what the tutorial teaches shows in the numbers, else with 1.
    """;

if (OutputArguments.Read(args, Usage, out string folder) is { } code)
{
    return code;
}

long start = Stopwatch.GetTimestamp();
(Dataset train, Dataset test) = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "breast_cancer.csv"), target: "benign").Split(
    0.8, seed: 28, stratify: true);
StandardScaler scaler = StandardScaler.Fit(train);
var lessons = new Lessons(scaler.Transform(train), scaler.Transform(test), folder, Console.Out);
lessons.Initialisation();
lessons.Regularisation();
lessons.Descent();
lessons.Optimizers();
lessons.Normalisation();
Console.WriteLine(FormattableString.Invariant($"\n{lessons.Taught} of {lessons.Expected} lessons show; medians of {Comparison.Seeds} seeds; {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
return lessons.Taught == lessons.Expected ? 0 : 1;
