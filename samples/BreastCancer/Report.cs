using System.Globalization;
using NetGen;

namespace BreastCancer;

/// <summary>The lines printed, numbers in the invariant culture.</summary>
internal sealed class Report(TextWriter output)
{
    public void Tutorial(TutorialRun run)
    {
        Line("tutorial, recipe", $"double precision, raw features, gradient descent on all training rows at once");
        Line("tutorial, cost curve, largest relative difference", $"{run.LargestDifference:0.0E+0} ({(run.Agrees ? "agrees" : "DIFFERS")}; allowed {TutorialRun.Tolerance:0E+0})");
        Line("tutorial, training accuracy", $"{Right(run.Train)}");
        Line("tutorial, test accuracy", $"{Right(run.Test)}");
        Line("tutorial, time", $"{run.Elapsed.TotalSeconds:F2} s for {run.Losses.Count} iterations");
        Confusion(run.Test);
    }

    public void NumPy(NumPyRun? run, string reason, TutorialRun tutorial)
    {
        if (run is null)
        {
            Line("NumPy, time", $"not measured: {reason}");
        }
        else
        {
            Line("NumPy, last cost, relative difference", $"{Math.Abs(run.Cost - tutorial.Losses[^1]) / tutorial.Losses[^1]:0.0E+0}");
            Line("NumPy, test accuracy", $"{run.Correct}/{tutorial.Test.Count}");
            Line("NumPy, time", $"{run.Seconds:F2} s for the same iterations in NumPy {run.Version}: {run.Seconds / tutorial.Elapsed.TotalSeconds:F1} times as long");
        }

        output.WriteLine();
    }

    public void Today(TodayRun run, Recipe recipe)
    {
        Line("today, recipe", $"single precision, standardised features, He initialisation, AdamW({recipe.LearningRate}, weight decay {recipe.WeightDecay}), {recipe.Epochs} epochs in batches of {recipe.BatchSize}");
        Line($"today, test accuracy, median of {TodayRun.Seeds} seeds", $"{Right(run.Test)}");
        Line("today, time", $"{run.History.Elapsed.TotalSeconds:F3} s for one network");
        Confusion(run.Test);
    }

    public void CrossValidated(CrossValidation result, TimeSpan elapsed)
    {
        Line("today, 10-fold cross-validation", $"{result.Confusion.Accuracy:P1}");
        Line("today, cross-validation, time", $"{elapsed.TotalSeconds:F2} s");
        output.WriteLine();
    }

    public void Saved(TrainedClassifier loaded, RawTable test, bool same)
    {
        float[] benign = loaded.Predict(test);
        Line("model, saved and loaded", same ? (FormattableString)$"the same bits for all {test.Count} test rows" : $"OTHER PREDICTIONS");
        Line("model, first test row", $"{benign[0]:P1} benign, in truth {(test[0, TrainedClassifier.Target] == "1" ? "benign" : "malignant")}");
    }

    public void Written(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            output.WriteLine($"wrote {path}");
        }
    }

    /// <summary>As in <c>105/114 (92.1 %)</c>.</summary>
    private static string Right(ConfusionMatrix matrix) => FormattableString.Invariant($"{matrix.Correct}/{matrix.Count} ({matrix.Accuracy:P1})");

    // Class 1 is benign; a malignant tumour called benign is the error that matters most.
    private void Confusion(ConfusionMatrix matrix)
    {
        output.WriteLine("                        called benign  called malignant");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  in truth benign       {matrix[1, 1],13}  {matrix[1, 0],16}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  in truth malignant    {matrix[0, 1],13}  {matrix[0, 0],16}"));
        output.WriteLine();
    }

    private void Line(string label, FormattableString text) => output.WriteLine($"{label}: {FormattableString.Invariant(text)}");
}
