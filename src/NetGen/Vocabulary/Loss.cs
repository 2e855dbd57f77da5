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
    /// <names torch="torch.nn.BCELoss" keras="BinaryCrossentropy"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1, Activation.Sigmoid)]</c></example>
    BinaryCrossEntropy,

    /// <summary>−Σ t·log y over the last axis, targets one-hot or probabilities; needs a softmax or log-softmax at the end.</summary>
    /// <names torch="torch.nn.CrossEntropyLoss, of logits" keras="CategoricalCrossentropy"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(3, Activation.Softmax)]</c></example>
    CrossEntropy,

    /// <summary>(y − t)².</summary>
    /// <names torch="torch.nn.MSELoss" keras="MeanSquaredError"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    MeanSquaredError,

    /// <summary>|y − t|; the derivative at 0 is 0.</summary>
    /// <names torch="torch.nn.L1Loss" keras="MeanAbsoluteError"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    MeanAbsoluteError,

    /// <summary>(y − t)²/2 where |y − t| ≤ 1, else |y − t| − 1/2; Huber 1964 with delta 1.</summary>
    /// <names torch="torch.nn.HuberLoss" keras="Huber"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    Huber,

    /// <summary>max(0, 1 − t·y) with targets −1 and 1, as in Keras; where 1 − t·y is 0 the derivative is −t.</summary>
    /// <names torch="–" keras="Hinge"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    Hinge,

    /// <summary>q·(t − y) where t ≥ y, else (1 − q)·(y − t), with <c>quantile: q</c> of <see cref="NetworkAttribute"/>: the pinball loss of quantile
    /// regression (Koenker and Bassett 1978), least where a share q of the targets lies below y. Where t = y the derivative is 1/2 − q, as PyTorch's of
    /// <c>torch.maximum(q·(t − y), (q − 1)·(t − y))</c>.</summary>
    /// <names torch="–" keras="–"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    Quantile,

    /// <summary>exp(y) − t·y with counts t ≥ 0: the negative log-likelihood of a Poisson distribution whose mean is exp(y), without log t!, which no
    /// parameter changes. PyTorch's <c>PoissonNLLLoss</c> with its defaults <c>log_input=True, full=False</c>: y is the logarithm of the expected
    /// count, so the last layer needs no activation, and <c>exp</c> of a prediction is the count.</summary>
    /// <names torch="torch.nn.PoissonNLLLoss" keras="Poisson, of the mean itself"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    Poisson,

    /// <summary>log(cosh(y − t)): near 0 half the squared error, far out the absolute error less log 2; as Keras's <c>LogCosh</c>.</summary>
    /// <names torch="–" keras="LogCosh"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
    LogCosh,

    /// <summary>−log yₜ over the last axis, for targets t that are class indices, one for each row of the output; needs a softmax or log-softmax at the
    /// end. The mean over the rows whose target is not <c>ignoreIndex</c> of <see cref="NetworkAttribute"/>; with <c>labelSmoothing: ε</c>
    /// −(1 − ε)·log yₜ − ε/K·Σ log y. Members take the targets as <c>ReadOnlySpan&lt;int&gt;</c>.</summary>
    /// <names torch="torch.nn.CrossEntropyLoss, of logits" keras="SparseCategoricalCrossentropy"/>
    /// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(3, Activation.Softmax)]</c></example>
    SparseCrossEntropy,
}
