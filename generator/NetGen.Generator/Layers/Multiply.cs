using NetGen.Generator.Expressions;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The product of tensors of equal shape, element by element.</summary>
internal sealed class Multiply(string other, Activation activation, string? other2, string? other3) : ElementwiseJoin(
    "multiplies", activation, new Join(nameof(other), other), new Join(nameof(other2), other2), new Join(nameof(other3), other3))
{
    protected override Expression Combine(Expression left, Expression right) => left * right;
}
