using Charts;
using NetGen;
using Passengers;

const double Goal = 0.76;
const string Usage = """
    Passengers: from an untidy CSV file to a prediction that a server gives

    usage: dotnet run -c Release --project samples/Passengers [-- OPTIONS]

      --output DIR   where the network and the preprocessing go; made if missing (default: the current directory)
      --help         show this text

    Ends with 0 where at least 76 % of the test rows are right and the loaded files predict the same, else with 1.
    """;

if (OutputArguments.Read(args, Usage, out string folder) is { } code)
{
    return code;
}

// Split first, then fit: medians, scales and categories come from the training rows alone.
RawTable rows = PassengerFile.Read();
(RawTable train, RawTable test) = rows.Split(0.75, seed: 28, stratify: PassengerFile.Target);
SurvivalModel trained = SurvivalModel.Train(train, seed: 3);
Print($"{rows.Count} passengers, {string.Join(", ", rows.ColumnNames)}");
Print($"{trained.Preprocessing.FeatureCount} features: {string.Join(", ", trained.Preprocessing.FeatureNames)}");
ClassificationReport report = trained.Judge(test);
Print($"\ntrained on {train.Count}, judged on the other {test.Count}\n{report}");

// What a server does when it starts, and then for each request.
trained.Save(folder);
SurvivalModel served = SurvivalModel.Load(folder);
bool same = Enumerable.Range(0, test.Count).All(row => served.Predict(test, row) == trained.Predict(test, row));
Print($"model, saved and loaded: {(same ? "the same bits" : "OTHER PREDICTIONS")} for all {test.Count} test rows");
Print($"a woman of 29 in the first class, from C: {served.Predict(new Passenger(1, "female", Age: 29, Fare: 80, Deck: "B", Port: "C")):P1}");
Print($"a man in the third class, of unknown age and fare, from a port never seen: {served.Predict(new Passenger(3, "male", Port: "Cork")):P1}");
foreach (string file in SurvivalModel.Files(folder))
{
    Print($"wrote {file}");
}

Print($"accuracy on the test rows: {report.Accuracy:P1} ({(report.Accuracy >= Goal ? "at least" : "BELOW")} {Goal:P0})");
return same && report.Accuracy >= Goal ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
