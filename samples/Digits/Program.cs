using System.Globalization;
using System.Text;
using Digits;
using NetGen;

const double Goal = 0.975;
const string Usage = """
    Digits: handwritten digits of 8 times 8 pixels, a quarter of them held out; a dense and a convolutional network

    usage: dotnet run -c Release --project samples/Digits [-- OPTIONS]

      --splits N   how often the data is split anew, 1 to 50 (default: 5)
      --help       show this text

    Ends with 0 where the median accuracy of the dense network is at least 97.5 %, else with 1.
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
var dense = new List<DigitRun>();
var convolutional = new List<DigitRun>();
for (int seed = 0; seed < splits; seed++)
{
    dense.Add(DigitRun.Train<DigitClassifier>(data, seed, epochs: 20));
    convolutional.Add(DigitRun.Train<ConvolutionalClassifier>(data, seed, epochs: 10));
    Print($"split {seed + 1}: {Line("dense", dense[seed])}; {Line("convolutional", convolutional[seed])}");
}

DigitRun median = Median(dense);
Console.WriteLine();
Print($"the median split of the dense network, digit by digit\n{median.Report}");
Gallery.Show(median, Console.Out);
bool isGood = median.Report.Accuracy >= Goal;
FormattableString goal = $"dense {median.Report.Accuracy:P1} ({(isGood ? "at least" : "BELOW")} {Goal:P1})";
Print($"accuracy, median of {splits} splits: {FormattableString.Invariant(goal)}, convolutional {Median(convolutional).Report.Accuracy:P1}");
return isGood ? 0 : 1;

DigitRun Median(List<DigitRun> runs) => runs.OrderBy(run => run.Report.Accuracy).ElementAt(splits / 2);

static string Line(string name, DigitRun run) => FormattableString.Invariant(
    $"{name} {run.Report.Confusion.Correct} of {run.Report.Confusion.Count} right, {run.Report.Accuracy:P1}, in {run.Elapsed.TotalSeconds:F2} s");

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
