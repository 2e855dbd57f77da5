using NetGen.Generator.Expressions;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The sum of tensors of equal shape.</summary>
internal sealed class Add(string other, Activation activation, string? other2, string? other3) : ElementwiseJoin(
    "adds", activation, new Join(nameof(other), other), new Join(nameof(other2), other2), new Join(nameof(other3), other3))
{
    protected override Expression Combine(Expression left, Expression right) => left + right;
}
