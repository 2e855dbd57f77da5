using System;
using System.Collections.Immutable;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The gradients of a walk, of which a step's adjoint sees those of stored tensors alone; the gradient of its output is known.</summary>
internal sealed class StoredGradients(IGradients gradients, Tensor output, Tensor gradient) : IGradients
{
    public ProgramBuilder Program => gradients.Program;

    public bool Wants(Tensor tensor) => tensor.IsStored && gradients.Wants(tensor);

    public bool Has(Tensor tensor) => tensor == output;

    public Tensor Of(Tensor tensor) =>
        tensor == output ? gradient : throw new InvalidOperationException($"The gradient of {tensor} is not known here.");

    public Expression? UniformOf(Tensor tensor) => null;

    public Tensor Repeatable(Tensor tensor) => Of(tensor);

    public void Add(Tensor tensor, Tensor contribution)
    {
        if (Wants(tensor))
        {
            gradients.Add(tensor, contribution);
        }
    }

    public void Add(Tensor tensor, Contribution contribution)
    {
        if (Wants(tensor))
        {
            gradients.Add(tensor, contribution);
        }
    }

    public void AddUniform(Tensor tensor, Expression contribution)
    {
        if (Wants(tensor))
        {
            gradients.AddUniform(tensor, contribution);
        }
    }

    public void AddRepeated(Tensor tensor, Tensor smaller)
    {
        if (Wants(tensor))
        {
            gradients.AddRepeated(tensor, smaller);
        }
    }

    public Program Pullback(Program body, ImmutableArray<Tensor> seeds, ImmutableArray<Tensor> by) =>
        gradients.Pullback(body, seeds, by);
}
