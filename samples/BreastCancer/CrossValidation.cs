using NetGen;

namespace BreastCancer;

/// <summary>What a recipe does on rows it has not trained on.</summary>
/// <param name="Confusion">Right and wrong over all validation parts.</param>
/// <param name="CrossEntropy">The mean loss over all validation parts.</param>
internal readonly record struct CrossValidation(ConfusionMatrix Confusion, double CrossEntropy)
{
    private const int Folds = 10;

    /// <summary>Every row is judged once per repetition, by a network that has seen nine tenths of the other rows; classes are dealt
    /// evenly.</summary>
    /// <param name="rows">Rows as they were measured: each fold fits its own preprocessing to its own training part.</param>
    /// <param name="recipe">How each network is trained.</param>
    /// <param name="repetitions">How often the rows are dealt anew.</param>
    public static CrossValidation Run(RawTable rows, Recipe recipe, int repetitions)
    {
        ConfusionMatrix? confusion = null;
        double crossEntropy = 0;
        for (int seed = 0; seed < repetitions; seed++)
        {
            foreach ((RawTable train, RawTable validation) in rows.KFold(Folds, seed, stratify: TrainedClassifier.Target))
            {
                TrainedClassifier classifier = TrainedClassifier.Train(train, recipe, seed);
                ConfusionMatrix judged = classifier.Judge(validation).Confusion;
                confusion = confusion is null ? judged : confusion + judged;
                crossEntropy += classifier.CrossEntropy(validation) * validation.Count;
            }
        }

        return new CrossValidation(confusion!, crossEntropy / confusion!.Count);
    }
}
