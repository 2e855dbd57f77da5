using System.Diagnostics;
using BreastCancer;
using NetGen;

CommandLine commandLine;
try
{
    commandLine = CommandLine.Parse(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"{error.Message} --help lists the arguments.");
    return 2;
}

if (commandLine.Help)
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

string dataPath = Path.Combine(AppContext.BaseDirectory, "data", "breast_cancer.csv");
string setupPath = Path.Combine(AppContext.BaseDirectory, "data", "tutorial-run.json");
Dataset data = Dataset.FromCsv(dataPath, target: TrainedClassifier.Target);
RawTable rows = RawTable.FromCsv(dataPath);
TutorialSetup setup = TutorialSetup.Read(setupPath);
(Dataset train, Dataset test) = setup.Split(data);
(RawTable trainRows, RawTable testRows) = setup.Split(rows);

if (commandLine.Choose)
{
    RecipeSearch.Run(trainRows, Console.Out);
    return 0;
}

var report = new Report(Console.Out);

TutorialRun tutorial = TutorialRun.Replay(setup, train, test);
report.Tutorial(tutorial);

NumPyRun? numPy = NumPyRun.TryRun(Path.Combine(AppContext.BaseDirectory, "tutorial.py"), dataPath, setupPath, out string reason);
report.NumPy(numPy, reason, tutorial);

TodayRun today = TodayRun.Train(trainRows, testRows, Recipe.Chosen);
report.Today(today, Recipe.Chosen);

long start = Stopwatch.GetTimestamp();
CrossValidation crossValidation = CrossValidation.Run(rows, Recipe.Chosen, repetitions: 1);
report.CrossValidated(crossValidation, Stopwatch.GetElapsedTime(start));

SavedModel.Save(today.Median, commandLine.Output);
TrainedClassifier loaded = SavedModel.Load(commandLine.Output);
bool same = loaded.Predict(testRows).AsSpan().SequenceEqual(today.Median.Predict(testRows));
report.Saved(loaded, testRows, same);

string chart = Path.Combine(commandLine.Output, "cost.svg");
CostChart.Write(chart, tutorial.Losses, today.History.Losses);
report.Written([chart, .. SavedModel.Files(commandLine.Output)]);

return tutorial.Agrees && same ? 0 : 1;
