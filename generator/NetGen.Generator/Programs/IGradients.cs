using System.Collections.Immutable;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Programs;

/// <summary>The gradients of a reverse walk, as a primitive's adjoint reads and adds to them.</summary>
internal interface IGradients
{
    /// <summary>The program that the gradients are appended to.</summary>
    ProgramBuilder Program { get; }

    /// <summary>Whether a gradient of that tensor is asked for: something differentiated by lies before it.</summary>
    bool Wants(Tensor tensor);

    /// <summary>Whether any gradient of that tensor has arrived; of several outputs some may have none.</summary>
    bool Has(Tensor tensor);

    /// <summary>The gradient as a tensor.</summary>
    Tensor Of(Tensor tensor);

    /// <summary>The gradient where it is the same for every element, else null.</summary>
    Expression? UniformOf(Tensor tensor);

    /// <summary>The gradient as a tensor, or as a smaller one that it repeats.</summary>
    Tensor Repeatable(Tensor tensor);

    /// <summary>Adds a tensor.</summary>
    void Add(Tensor tensor, Tensor gradient);

    /// <summary>Adds what is written where it is known into which tensor.</summary>
    void Add(Tensor tensor, Contribution contribution);

    /// <summary>Adds a number that is the same for every element.</summary>
    void AddUniform(Tensor tensor, Expression gradient);

    /// <summary>Adds what repeats a smaller tensor.</summary>
    void AddRepeated(Tensor tensor, Tensor smaller);

    /// <summary>The vector-Jacobian product of another program: beside its inputs, the gradients of its results are given.</summary>
    /// <param name="body">The program.</param>
    /// <param name="seeds">The gradients of its results, in order.</param>
    /// <param name="by">The tensors whose gradients are its results; they may be computed by the program.</param>
    Program Pullback(Program body, ImmutableArray<Tensor> seeds, ImmutableArray<Tensor> by);
}
