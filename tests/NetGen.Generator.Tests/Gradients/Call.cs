using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>A primitive for tests that runs a program inside another: what a scan will do at each step of time.</summary>
internal sealed class Call(Program body, ImmutableArray<Tensor> inputs, ImmutableArray<Tensor> outputs) : Primitive, IDefined
{
    public override ImmutableArray<Tensor> Inputs { get; } = inputs;

    public override ImmutableArray<Tensor> Outputs { get; } = outputs;

    public override string Formula => $"{string.Join(", ", Outputs)} = body({string.Join(", ", Inputs)})";

    /// <summary>Appends a call and gives its outputs.</summary>
    public static ImmutableArray<Tensor> Append(ProgramBuilder program, string symbol, Program body, params ImmutableArray<Tensor> inputs)
    {
        var call = new Call(body, inputs, [.. body.Results.Select(r => program.New(symbol + r.Symbol, r.Type, r.Shape, r.IsBatched))]);
        program.Append(call);
        return call.Outputs;
    }

    /// <summary>The body's vector-Jacobian product, called with the gradients of the outputs: zeros, where one has none.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Program product = Differentiator.VectorJacobianProduct(body, body.Inputs);
        for (int i = 0; i < Inputs.Length; i++)
        {
            int index = i;
            gradients.Add(Inputs[i], (program, symbol, into) =>
            {
                IEnumerable<Tensor> seeds = Outputs.Select(o => gradients.Has(o) ? gradients.Of(o) : program.Zeros("0", o));
                return Append(program, symbol, product, [.. Inputs, .. seeds])[index];
            });
        }
    }

    public override void WriteLoop(LoopWriter loop) => throw new System.NotSupportedException("The interpreter alone runs this primitive.");

    public IReadOnlyList<Matrix> Define(Evaluation evaluation)
    {
        Evaluation inner = Interpreter.Run(
            body,
            evaluation.BatchSize,
            ImmutableDictionary<string, double[]>.Empty,
            body.Inputs.Zip(Inputs).ToDictionary(p => p.First, p => evaluation.Value(p.Second)));
        return [.. body.Results.Select(r => inner[r])];
    }
}
