using NetGen.Generator.Expressions;

namespace NetGen.Generator.Programs;

/// <summary>The gradients of a reverse walk, as a primitive's adjoint reads and adds to them.</summary>
internal interface IGradients
{
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
}
