using System.Text;
using Charts;
using FashionMnist;
using NetGen;

Console.OutputEncoding = Encoding.UTF8;
if (args is ["--help" or "-h"])
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

CommandLine commandLine;
string folder;
FashionData data;
try
{
    commandLine = CommandLine.Parse(args);
    folder = OutputFolder.Create(commandLine.Output);
    data = FashionData.Read(commandLine.Data);
}
catch (Exception error) when (error is ArgumentException or IOException or DataFormatException)
{
    Console.Error.WriteLine($"{error.Message} --help lists the arguments.");
    return 2;
}

Print($"images: {data.Train.Count} to learn from, {data.Test.Count} to be judged on, from {data.Source}");
Recipe recipe = Recipe.For(data, commandLine.Quick);
var network = new FashionClassifier(seed: 1);
History history = network.Fit(data.Train, recipe.Options());

string saved = Path.Combine(folder, "fashion.safetensors");
network.Save(saved);
FashionClassifier loaded = FashionClassifier.Load(saved);
ClassificationReport report = Classification.Evaluate(loaded, data.Test);
bool same = report.Predicted.SequenceEqual(Classification.Evaluate(network, data.Test).Predicted);
Print($"\nthe {data.Test.Count} test images, class by class\n{report}");

(string filters, string mistakes) = (Path.Combine(folder, "filters.svg"), Path.Combine(folder, "mistakes.svg"));
Pictures.Filters(loaded, filters);
Pictures.Wrong(report, data.Test, mistakes);
Print($"written: {saved}, {filters}, {mistakes}");
Print($"saved and loaded: {(same ? "the same predictions" : "OTHER PREDICTIONS")}");
bool isGood = report.Accuracy >= recipe.Goal;
Print($"accuracy {report.Accuracy:P2} after {history.Elapsed.TotalSeconds:F0} s of training ({(isGood ? "at least" : "BELOW")} {recipe.Goal:P1})");
return isGood && same ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
