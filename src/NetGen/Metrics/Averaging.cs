namespace NetGen;

/// <summary>How one score of a classifier follows from the scores of its classes, in scikit-learn's words.</summary>
public enum Averaging
{
    /// <summary>The score of class 1 of two.</summary>
    Binary,

    /// <summary>The mean over the classes that occur, as truth or as answer; a rare class counts as much as a frequent one.</summary>
    Macro,

    /// <summary>The score of the counts summed over all classes; for one class per sample precision, recall and F1 are then all the
    /// accuracy.</summary>
    Micro,

    /// <summary>The mean over the classes that occur, weighted by how often each is the truth.</summary>
    Weighted,

    /// <summary>The mean over the samples of each one's score over its labels; for samples with several labels alone.</summary>
    Samples,
}
