using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Emission.OnePrimitive;

/// <summary>Stands for the steps before the one that is tested: random numbers in scratch, where its operands are to be.</summary>
internal sealed class Given(Tensor output, int seed) : Primitive, IDefined
{
    private const double Bound = 1.5;

    public override ImmutableArray<Tensor> Inputs => [];

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override string Formula => $"{Output} is given";

    public override void Adjoint(IGradients gradients)
    {
    }

    public override void WriteLoop(LoopWriter loop)
    {
    }

    public IReadOnlyList<Matrix> Define(Evaluation evaluation)
    {
        var numbers = new TestNumbers(seed);
        return [Matrix.Of(evaluation.Rows(Output), Output.Columns, (_, _) => numbers.Uniform(-Bound, Bound))];
    }
}
