using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Golden;

/// <summary>Lowering, differentiation and the interpreter together against PyTorch.</summary>
public class GoldenInterpreterTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Names => [.. GoldenFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputsArePyTorchs(string name)
    {
        GoldenFile golden = GoldenFile.Read(name);
        Evaluation run = Interpreter.Run(Lowerer.Inference(golden.Net.Graph), golden.BatchSize, golden.Stored, golden.Inputs);
        Assert.InRange(GoldenFile.Error(run.Result, golden.Outputs), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LossAndGradientsArePyTorchs(string name)
    {
        GoldenFile golden = GoldenFile.Read(name);
        foreach (bool onLogits in new[] { true, false })
        {
            Program program = Differentiator.Differentiate(Lowerer.MeanLoss(golden.Net.Graph, training: true, onLogits));
            Evaluation run = Interpreter.Run(program, golden.BatchSize, golden.Stored, golden.Inputs, golden.Targets);
            Assert.InRange(GoldenFile.Error([run.Loss], [golden.Loss]), 0, Tolerance);
            Assert.Equal(Parts.Names(program.Stored.Where(t => t.Role == TensorRole.Parameter)).Order(), golden.Gradients.Keys.Order());
            Assert.All(golden.Gradients, g => Assert.InRange(GoldenFile.Error(run.Gradient(g.Key), g.Value), 0, Tolerance));
        }
    }

    /// <summary>Five steps of plain gradient descent, so that the gradient is right away from the start too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FiveStepsEndWherePyTorchs(string name)
    {
        const double LearningRate = 0.05;
        GoldenFile golden = GoldenFile.Read(name);
        Program program = Differentiator.Differentiate(Lowerer.MeanLoss(golden.Net.Graph, training: true));
        var parameters = golden.Parameters;
        for (int step = 0; step < 5; step++)
        {
            Evaluation run = Interpreter.Run(program, golden.BatchSize, parameters.AddRange(golden.Buffers), golden.Inputs, golden.Targets);
            parameters = parameters.SetItems(
                parameters.ToDictionary(p => p.Key, p => p.Value.Zip(run.Gradient(p.Key), (w, d) => w - (LearningRate * d)).ToArray()));
        }

        Assert.All(golden.After5["Sgd"], p => Assert.InRange(GoldenFile.Error(parameters[p.Key], p.Value), 0, Tolerance));
    }
}
