using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Work that an editor cancels ends with a cancellation, whenever that is, and leaves nothing behind: the next run is whole.</summary>
public sealed class CancellationTests
{
    private static readonly Net Network = Net.Of(Loss.Huber).Input(3).Dense(4, Activation.ReLU).Dense(1);

    [Fact]
    public void EveryCheckpointOfTheCompilerEndsIt()
    {
        int checkpoints = 0;
        string text = NetworkCompiler.Compile(Network.Declaration, Choices.Standard, () => checkpoints++)!;
        Assert.Equal(3, checkpoints);
        for (int last = 1; last <= checkpoints; last++)
        {
            int passed = 0;
            Assert.Throws<OperationCanceledException>(() => NetworkCompiler.Compile(
                Network.Declaration, Choices.Standard, () => passed += passed + 1 < last ? 1 : throw new OperationCanceledException()));
            Assert.Equal(last - 1, passed);
        }

        Assert.Equal(text, NetworkCompiler.Compile(Network.Declaration));
        Assert.Throws<OperationCanceledException>(() => NetworkCompiler.Compile(Network.Declaration, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void AGeneratorThatIsCancelledGeneratesTheNextTime()
    {
        Compilation compilation = GeneratorRun.CompilationOf(Network.Source);
        GeneratorDriver driver = GeneratorRun.DriverOf();
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(compilation, new CancellationToken(canceled: true)));
        AssertWhole(driver, compilation);
    }

    /// <summary>At moments that fall into reading, compiling and the driver's own work.</summary>
    [Fact]
    public void WhenItIsCancelledMattersNot()
    {
        var random = new Random(28);
        int cancelled = 0;
        for (int i = 0; i < 40; i++)
        {
            Compilation compilation = GeneratorRun.CompilationOf(Network.Dense(2 + i, Activation.Tanh).Dense(1).Source);
            GeneratorDriver driver = GeneratorRun.DriverOf();
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(0, 12)));
            try
            {
                driver = driver.RunGenerators(compilation, source.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            AssertWhole(driver, compilation);
        }

        Assert.True(cancelled > 0, "No run was cancelled.");
    }

    [Fact]
    public void AnAnalyzerThatIsCancelledAnalyzesTheNextTime()
    {
        Compilation compilation = Analysis.Compile(Analysis.Parse(Analysis.FirstFile, "[Network(Loss.Huber)] [Input(0)] [Dense(1)] partial class Net;"));
        Assert.ThrowsAny<OperationCanceledException>(() => Analysis.Run(compilation, cancellation: new CancellationToken(canceled: true)));
        Assert.Equal("NG2001", Assert.Single(Analysis.Run(compilation)).Id);
    }

    private static void AssertWhole(GeneratorDriver driver, Compilation compilation)
    {
        GeneratorDriverRunResult result = driver.RunGenerators(compilation).GetRunResult();
        Assert.All(result.Results, r => Assert.Null(r.Exception));
        Assert.Empty(result.Diagnostics);
        Assert.Contains("namespace NetGen.Generated", Assert.Single(result.GeneratedTrees).ToString(), StringComparison.Ordinal);
    }
}
