using System.Globalization;
using System.Text;
using Digits;
using NetGen;

const double Goal = 0.975;
const string Usage = """
    Digits: handwritten digits of 8 times 8 pixels, a quarter of them held out

    usage: dotnet run -c Release --project samples/Digits [-- OPTIONS]

      --splits N   how often the data is split anew, 1 to 50 (default: 5)
      --help       show this text

    Ends with 0 where the median accuracy is at least 97.5 %, else with 1.
    """;

Console.OutputEncoding = Encoding.UTF8;
int splits = 5;
switch (args)
{
    case ["--help" or "-h"]:
        Console.WriteLine(Usage);
        return 0;
    case []:
        break;
    case ["--splits", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out splits) && splits is >= 1 and <= 50:
        break;
    case ["--splits", ..]:
        Console.Error.WriteLine("--splits needs one number from 1 to 50 after it. --help lists the arguments.");
        return 2;
    default:
        Console.Error.WriteLine($"'{args[0]}' is not an argument of this program. --help lists the arguments.");
        return 2;
}

Dataset data = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"), target: "digit").OneHot();
var runs = new List<DigitRun>();
for (int seed = 0; seed < splits; seed++)
{
    DigitRun run = DigitRun.Train(data, seed);
    runs.Add(run);
    Print($"split {seed + 1}: {run.Report.Confusion.Correct} of {run.Report.Confusion.Count} right, {run.Report.Accuracy:P1}; among the two likeliest {run.Report.TopKAccuracy(2):P1}; {run.Elapsed.TotalSeconds:F2} s");
}

DigitRun median = runs.OrderBy(run => run.Report.Accuracy).ElementAt(splits / 2);
Console.WriteLine();
Print($"the median split, digit by digit\n{median.Report}");
Gallery.Show(median, Console.Out);
Print($"accuracy, median of {splits} splits: {median.Report.Accuracy:P1} ({(median.Report.Accuracy >= Goal ? "at least" : "BELOW")} {Goal:P1})");
return median.Report.Accuracy >= Goal ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
