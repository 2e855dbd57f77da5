using System.Text;
using Iris;
using NetGen;

const double Goal = 0.93;
const int Folds = 10;
const string Usage = """
    Iris: from a text file to the name of a flower, by typed rows

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

Dataset<Flower> flowers = Dataset<Flower>.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "iris.csv"));
(Dataset<Flower> train, Dataset<Flower> test) = flowers.Split(0.7, seed: 28, stratify: true);
IrisClassifier iris = IrisClassifier.Train(train, seed: 3);
Print($"{flowers.Count} flowers, {string.Join(", ", flowers.FeatureNames)}; {string.Join(", ", flowers.Classes)}");
Print($"\ntrained on {train.Count}, judged on the other {test.Count}\n{Classification.Evaluate(iris, test)}");

ConfusionMatrix confusion = flowers.KFold(Folds, seed: 28, stratify: true)
    .Select(fold => Classification.Evaluate(IrisClassifier.Train(fold.Train, seed: 3), fold.Validation).Confusion)
    .Aggregate((sum, next) => sum + next);
Print($"{Folds}-fold cross-validation, every flower judged once by a network that has not seen it\n{confusion}\n");

var unknown = new Flower(SepalLengthCm: 6.0f, SepalWidthCm: 2.7f, PetalLengthCm: 5.1f, PetalWidthCm: 1.6f);
Flower.Prediction prediction = iris.Predict(unknown);
string probabilities = string.Join(", ", Enum.GetValues<Species>().Select(s => FormattableString.Invariant($"{s} {prediction.ProbabilityOf(s):P1}")));
Print($"a flower of 6.0, 2.7, 5.1 and 1.6 cm: {prediction.Species} ({probabilities})");
Print($"accuracy, {Folds}-fold cross-validation: {confusion.Accuracy:P1} ({(confusion.Accuracy >= Goal ? "at least" : "BELOW")} {Goal:P0})");
return confusion.Accuracy >= Goal ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
