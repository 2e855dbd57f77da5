using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Emission.OnePrimitive;

/// <summary>Stands for the steps before the one that is tested: random numbers in scratch, where its operands are to be.</summary>
/// <param name="output">The operand.</param>
/// <param name="seed">What the numbers follow from.</param>
/// <param name="step">The distance between two numbers, so that some are equal and some are 0; 0 for any.</param>
/// <param name="apart">How far the numbers of a row are from those of the next.</param>
/// <param name="below">Where positive, all are whole numbers from 0 on below it.</param>
internal sealed class Given(Tensor output, int seed, double step = 0, double apart = 0, int below = 0) : Primitive, IDefined
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
        return [Matrix.Of(evaluation.Rows(Output), Output.Columns, (row, _) => below > 0 ? numbers.Below(below) : Rounded(numbers.Uniform(-Bound, Bound)) + (apart * ((row % 3) - 1)))];
    }

    private double Rounded(double value) => step == 0 ? value : Math.Round(value / step) * step;
}
