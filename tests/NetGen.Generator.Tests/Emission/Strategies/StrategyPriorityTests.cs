using System.Linq;
using CsCheck;
using NetGen.Generator.Checking;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Strategies;

public class StrategyPriorityTests
{
    /// <summary>Of the strategies that can do a step, one alone has the highest priority: no name decides.</summary>
    [Fact]
    public void NoTwoStrategiesTie() => RandomNetworks.Nets.Sample(
        net =>
        {
            Graph graph = net.Graph;
            Choices choices = Choices.Standard;
            Program program = Differentiator.Differentiate(Lowerer.MeanLoss(graph, training: true));
            Views views = Views.Of(program, t => t == program.Input ? t.Columns : choices.Width(t.Columns, graph.Precision));
            var context = StepContext.Of(program, views, oneSample: null, choices);
            foreach (Primitive step in program.Steps.Where(s => !views.IsView(s.Output)))
            {
                KernelStrategy[] able = [.. KernelStrategies.All.Where(s => s.TryMatch(step, context) is not null)];
                Assert.Single(able, s => s.Priority == able.Max(a => a.Priority));
            }
        },
        iter: TestScale.Iterations(200),
        print: net => net.Source);
}
