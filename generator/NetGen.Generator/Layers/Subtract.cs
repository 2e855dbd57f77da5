using NetGen.Generator.Expressions;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The difference of two tensors of equal shape.</summary>
internal sealed class Subtract(string other, Activation activation) : ElementwiseJoin("subtracts", activation, new Join(nameof(other), other))
{
    protected override Expression Combine(Expression left, Expression right) => left - right;
}
