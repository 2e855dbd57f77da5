namespace NetGen;

/// <summary>One point of a precision-recall curve: what comes of calling every sample positive whose score is at or above the threshold.</summary>
/// <param name="Threshold">The score; infinity at the last point, where nothing is called positive.</param>
/// <param name="Precision">Of the samples called positive, the share that is; 1 at the last point.</param>
/// <param name="Recall">The share of the positives called positive; 0 at the last point.</param>
public readonly record struct PrecisionRecallPoint(double Threshold, double Precision, double Recall);
