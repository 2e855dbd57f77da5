namespace NetGen;

/// <summary>A threshold that a <see cref="ThresholdCriterion"/> chose, for <see cref="Classification.Evaluate"/>.</summary>
/// <param name="Threshold">What a score must be above to mean yes: midway between two scores that occur; just below the lowest score where all are
/// called positive, the highest where none is.</param>
/// <param name="Counts">What comes of it on the samples it was chosen by, with precision, recall and F1.</param>
public sealed record ChosenThreshold(double Threshold, BinaryCounts Counts);
