using System.Diagnostics;
using System.Text;
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

Console.OutputEncoding = Encoding.UTF8;
string folder;
try
{
    switch (args)
    {
        case ["--help" or "-h"]:
            Console.WriteLine(Usage);
            return 0;
        case []:
            folder = OutputFolder.Create(".");
            break;
        case ["--output", var named] when named is not ("" or ['-', '-', ..]):
            folder = OutputFolder.Create(named);
            break;
        case ["--output", ..]:
            throw new ArgumentException("--output needs one folder after it.");
        default:
            throw new ArgumentException($"'{args[0]}' is not an argument of this program.");
    }
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"{error.Message} --help lists the arguments.");
    return 2;
}

long start = Stopwatch.GetTimestamp();
(Dataset train, Dataset test) = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "breast_cancer.csv"), target: "benign").Split(0.8, seed: 28, stratify: true);
StandardScaler scaler = StandardScaler.Fit(train);
var lessons = new Lessons(scaler.Transform(train), scaler.Transform(test), folder, Console.Out);
lessons.Initialisation();
lessons.Regularisation();
lessons.Descent();
lessons.Optimizers();
lessons.Normalisation();
Console.WriteLine(FormattableString.Invariant($"\n{lessons.Taught} of {lessons.Expected} lessons show; medians of {Comparison.Seeds} seeds; {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
return lessons.Taught == lessons.Expected ? 0 : 1;
