namespace NetGen;

/// <summary>One point of a ROC curve: what comes of calling every sample positive whose score is at or above the threshold.</summary>
/// <param name="Threshold">The score; infinity at the first point, where nothing is called positive.</param>
/// <param name="FalsePositiveRate">The share of the negatives called positive, 0 to 1.</param>
/// <param name="TruePositiveRate">The share of the positives called positive, 0 to 1: the recall.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);
