using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Differentiation;

/// <summary>
/// The gradients of a reverse walk. A gradient is written as soon as its last contribution is in; one that is the same for every element (the seed, a
/// mean's share) stays an expression and is folded into whoever reads it; one that repeats a smaller tensor (a sum's) stays that tensor.
/// </summary>
internal sealed class GradientBuilder(ProgramBuilder program, IReadOnlyDictionary<Tensor, int> uses) : IGradients
{
    private readonly Dictionary<Tensor, List<Contribution>> _pending = [];
    private readonly Dictionary<Tensor, Expression> _uniform = [];
    private readonly Dictionary<Tensor, Tensor> _repeated = [];
    private readonly Dictionary<Tensor, Tensor> _written = [];

    public ProgramBuilder Program => program;

    public bool Wants(Tensor tensor) => uses.ContainsKey(tensor);

    public bool Has(Tensor tensor) => _written.ContainsKey(tensor) || _uniform.ContainsKey(tensor) || _repeated.ContainsKey(tensor);

    public Expression? UniformOf(Tensor tensor) => _uniform.TryGetValue(tensor, out Expression? uniform) ? uniform : null;

    public Tensor Repeatable(Tensor tensor) => _repeated.TryGetValue(tensor, out Tensor? smaller) ? smaller : Of(tensor);

    /// <summary>The gradient where it has been written, else null.</summary>
    public Tensor? Written(Tensor tensor) => _written.TryGetValue(tensor, out Tensor? gradient) ? gradient : null;

    public Tensor Of(Tensor tensor)
    {
        if (!_written.TryGetValue(tensor, out Tensor? gradient))
        {
            gradient = _repeated.TryGetValue(tensor, out Tensor? smaller)
                ? program.MapLike(Symbol(tensor), tensor, Expression.Operand(0), Target(tensor), smaller)
                : program.MapLike(Symbol(tensor), tensor, _uniform[tensor], Target(tensor));
            _written.Add(tensor, gradient);
        }

        return gradient;
    }

    public Program Pullback(Program body, ImmutableArray<Tensor> seeds, ImmutableArray<Tensor> by) =>
        Differentiator.VectorJacobianProduct(body, seeds, by);

    public void Add(Tensor tensor, Tensor gradient) => Add(tensor, (builder, symbol, into) =>
        into is null ? gradient : builder.MapLike(symbol, tensor, Expression.Operand(0), into, gradient));

    public void AddUniform(Tensor tensor, Expression gradient)
    {
        if (IsReadOnce(tensor))
        {
            _uniform.Add(tensor, gradient);
        }
        else
        {
            Add(tensor, (builder, symbol, into) => builder.MapLike(symbol, tensor, gradient, into));
        }
    }

    public void AddRepeated(Tensor tensor, Tensor smaller)
    {
        if (IsReadOnce(tensor))
        {
            _repeated.Add(tensor, smaller);
        }
        else
        {
            // Without a target it is a part of a sum, which repeats it.
            Add(tensor, (builder, symbol, into) => into is null ? smaller : builder.MapLike(symbol, tensor, Expression.Operand(0), into, smaller));
        }
    }

    public void Add(Tensor tensor, Contribution contribution)
    {
        if (!Wants(tensor))
        {
            return;
        }

        if (!_pending.TryGetValue(tensor, out List<Contribution>? contributions))
        {
            _pending.Add(tensor, contributions = []);
        }

        contributions.Add(contribution);
        if (contributions.Count == uses[tensor])
        {
            _written.Add(tensor, Sum(tensor, contributions));
        }
    }

    /// <exception cref="System.InvalidOperationException">An adjoint left out one of its step's inputs.</exception>
    public void CheckComplete()
    {
        if (_pending.FirstOrDefault(p => p.Value.Count < uses[p.Key]) is { Key: { } tensor, Value: { } contributions })
        {
            throw new System.InvalidOperationException($"The gradient of {tensor} has {contributions.Count} of {uses[tensor]} contributions.");
        }
    }

    /// <summary>A parameter has no step before it that would read an expression or a smaller tensor: its gradient must be written.</summary>
    private bool IsReadOnce(Tensor tensor) => Wants(tensor) && uses[tensor] == 1 && tensor.Role != TensorRole.Parameter;

    /// <summary>What the gradient of a tensor is called.</summary>
    public static string Symbol(Tensor tensor) => "d" + tensor.Symbol;

    private static Tensor? Target(Tensor tensor) => tensor.Role == TensorRole.Parameter
        ? new Tensor(Symbol(tensor), tensor.Type, tensor.Shape, false, TensorRole.ParameterGradient, tensor.Name)
        : null;

    private Tensor Sum(Tensor tensor, List<Contribution> contributions)
    {
        if (contributions.Count == 1)
        {
            return contributions[0](program, Symbol(tensor), Target(tensor));
        }

        Tensor[] parts = [.. contributions.Select((c, i) => c(program, Symbol(tensor) + "_" + Literal.Of(i + 1), null))];
        Tensor sum = parts[0];
        for (int i = 1; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1;
            sum = program.MapLike(
                last ? Symbol(tensor) : Symbol(tensor) + "_1_to_" + Literal.Of(i + 1), tensor, Expression.Operand(0) + Expression.Operand(1), last ? Target(tensor) : null, sum, parts[i]);
        }

        return sum;
    }
}
