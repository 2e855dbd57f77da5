using NetGen;

namespace BreastCancer;

/// <summary>The same network trained the way one would today, on the tutorial's split, from several seeds.</summary>
/// <param name="Median">The classifier whose test accuracy is the median.</param>
/// <param name="History">How its training went.</param>
/// <param name="Test">Its answers on the test rows.</param>
internal sealed record TodayRun(TrainedClassifier Median, History History, ConfusionMatrix Test)
{
    public const int Seeds = 5;

    public static TodayRun Train(RawTable train, RawTable test, Recipe recipe) =>
        Enumerable.Range(0, Seeds)
            .Select(seed => Train(train, test, recipe, seed))
            .OrderBy(run => run.Test.Correct)
            .ElementAt(Seeds / 2);

    private static TodayRun Train(RawTable train, RawTable test, Recipe recipe, int seed)
    {
        TrainedClassifier classifier = TrainedClassifier.Train(train, recipe, seed, out History history);
        return new TodayRun(classifier, history, classifier.Judge(test).Confusion);
    }
}
