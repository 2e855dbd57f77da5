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

RawTable rows = RawTable.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "iris.csv"));
(RawTable train, RawTable test) = rows.Split(0.7, seed: 28, stratify: TrainedIris.Species);
TrainedIris iris = TrainedIris.Train(train, seed: 3);
Preprocessing preprocessing = iris.Preprocessing;
Print($"{rows.Count} flowers, {string.Join(", ", preprocessing.FeatureNames)}; {string.Join(", ", preprocessing.Classes)}");
Print($"\ntrained on {train.Count}, judged on the other {test.Count}\n{iris.Judge(test)}");

ConfusionMatrix confusion = rows.KFold(Folds, seed: 28, stratify: TrainedIris.Species)
    .Select(fold => TrainedIris.Train(fold.Train, seed: 3).Judge(fold.Validation).Confusion)
    .Aggregate((sum, next) => sum + next);
Print($"{Folds}-fold cross-validation, every flower judged once by a network that has not seen it\n{confusion}\n");

float[] probabilities = iris.Predict([("sepal_length_cm", 6.0), ("sepal_width_cm", 2.7), ("petal_length_cm", 5.1), ("petal_width_cm", 1.6)]);
Print($"a flower of 6.0, 2.7, 5.1 and 1.6 cm: {string.Join(", ", preprocessing.Classes.Zip(probabilities, (name, p) => FormattableString.Invariant($"{name} {p:P1}")))}");
Print($"accuracy, {Folds}-fold cross-validation: {confusion.Accuracy:P1} ({(confusion.Accuracy >= Goal ? "at least" : "BELOW")} {Goal:P0})");
return confusion.Accuracy >= Goal ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
