using System.Globalization;
using NetGen;

namespace BreastCancer;

/// <summary>Chooses the recipe: every combination of a grid, judged by cross-validation on the training rows alone.</summary>
internal static class RecipeSearch
{
    private const int Repetitions = 5;

    private static IEnumerable<Recipe> Grid =>
        from rate in new[] { 0.001, 0.003, 0.01 }
        from decay in new[] { 0.1, 0.3, 1, 3 }
        from epochs in new[] { 20, 40, 80 }
        from batch in new[] { 16, 32 }
        select new Recipe(rate, decay, epochs, batch);

    /// <summary>Prints the grid from the best recipe to the worst. The loss decides, for it is less a matter of luck than a count of
    /// errors.</summary>
    public static void Run(RawTable train, TextWriter output)
    {
        var results = Grid.Select(recipe => (Recipe: recipe, Result: CrossValidation.Run(train, recipe, Repetitions)))
            .OrderBy(entry => entry.Result.CrossEntropy)
            .ToList();
        output.WriteLine($"10-fold cross-validation on the {train.Count} training rows, {Repetitions} times, best cross-entropy first");
        output.WriteLine();
        output.WriteLine("learning rate  weight decay  epochs  batch  cross-entropy  accuracy");
        foreach ((Recipe recipe, CrossValidation result) in results)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{recipe.LearningRate,13}  {recipe.WeightDecay,12}  {recipe.Epochs,6}  {recipe.BatchSize,5}  {result.CrossEntropy,13:F4}  {result.Confusion.Accuracy,8:P1}"));
        }

        output.WriteLine();
        output.WriteLine($"chosen: {results[0].Recipe}");
        output.WriteLine($"built in: {Recipe.Chosen}");
    }
}
