using System.Text;
using Iris;
using NetGen;

const double Goal = 0.93;
const int Folds = 10;
const string Usage = """
    Iris: from a text file with text labels to the name of a flower

    usage: dotnet run -c Release --project samples/Iris [-- --help]

    Ends with 0 where cross-validation gets at least 93 % of the flowers right, else with 1.
    """;

Console.OutputEncoding = Encoding.UTF8;
switch (args)
{
    case []:
        break;
    case ["--help" or "-h"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        Console.Error.WriteLine($"'{args[0]}' is not an argument of this program. --help tells what it does.");
        return 2;
}

// A target that is text is read as labels: indices into Classes, which OneHot turns into one column a species.
Dataset data = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "iris.csv"), target: "species").OneHot();
Print($"{data.Count} flowers, {string.Join(", ", data.FeatureNames)}; {string.Join(", ", data.Classes)}");

(Dataset train, Dataset test) = data.Split(0.7, seed: 28, stratify: true);
TrainedIris iris = TrainedIris.Train(train, seed: 3);
Print($"\ntrained on {train.Count}, judged on the other {test.Count}\n{iris.Judge(test)}");

ConfusionMatrix confusion = data.KFold(Folds, seed: 28, stratified: true)
    .Select(fold => TrainedIris.Train(fold.Train, seed: 3).Judge(fold.Validation).Confusion)
    .Aggregate((sum, next) => sum + next);
Print($"{Folds}-fold cross-validation, every flower judged once by a network that has not seen it\n{confusion}\n");

float[] probabilities = iris.Predict([6.0f, 2.7f, 5.1f, 1.6f]);
Print($"a flower of 6.0, 2.7, 5.1 and 1.6 cm: {string.Join(", ", data.Classes.Zip(probabilities, (name, p) => FormattableString.Invariant($"{name} {p:P1}")))}");
Print($"accuracy, {Folds}-fold cross-validation: {confusion.Accuracy:P1} ({(confusion.Accuracy >= Goal ? "at least" : "BELOW")} {Goal:P0})");
return confusion.Accuracy >= Goal ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
