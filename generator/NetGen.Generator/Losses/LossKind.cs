using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Losses;

/// <summary>
/// The contract of a loss's room: which outputs it fits, and the mean loss written in primitives, from the output and,
/// where the last activation has a safe joint form, from the logits before it.
/// </summary>
internal abstract class LossKind
{
    /// <summary>The member of the public enum.</summary>
    public abstract Loss Loss { get; }

    /// <summary>What the last layer must end in, in words.</summary>
    public virtual string Needs => "any output";

    /// <summary>What to do about an output that does not fit, in words.</summary>
    public virtual string Advice => string.Empty;

    /// <summary>Whether the positive targets of each output may have a weight.</summary>
    public virtual bool TakesPositiveWeights => false;

    /// <summary>Whether it is of a quantile.</summary>
    public virtual bool TakesQuantile => false;

    /// <summary>Whether targets are class indices, one for each row of the output.</summary>
    public virtual bool TakesClasses => false;

    public virtual bool Fits(Activation activation) => true;

    /// <summary>The mean loss of the network's output.</summary>
    public abstract LossMean Lower(LossLowering loss, Tensor output);

    /// <summary>The mean loss of what the last activation is applied to, or null where there is no joint form.</summary>
    public virtual LossMean? LowerOnLogits(LossLowering loss, Tensor logits) => null;
}
