#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>What training minimises: the mean over all elements, for cross-entropy over the samples (PyTorch's <c>reduction="mean"</c>). Here y is
/// the network's output and t the target.</summary>
public enum Loss
{
    /// <summary>−(t·log y + (1 − t)·log(1 − y)); needs outputs in [0, 1], so a sigmoid at the end.
    /// With <c>positiveWeights: true</c> −(p·t·log y + (1 − t)·log(1 − y)), with a weight p for each output.</summary>
    BinaryCrossEntropy,

    /// <summary>−Σ t·log y over the last axis, targets one-hot or probabilities; needs a softmax or log-softmax at the end.</summary>
    CrossEntropy,

    /// <summary>(y − t)².</summary>
    MeanSquaredError,

    /// <summary>|y − t|; the derivative at 0 is 0.</summary>
    MeanAbsoluteError,

    /// <summary>(y − t)²/2 where |y − t| ≤ 1, else |y − t| − 1/2; Huber 1964 with delta 1.</summary>
    Huber,

    /// <summary>max(0, 1 − t·y) with targets −1 and 1, as in Keras; where 1 − t·y is 0 the derivative is −t.</summary>
    Hinge,
}
