using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Declaration;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

public class IncrementalityTests
{
    private static readonly Net First = Net.Of(Loss.MeanSquaredError).Called("First").In(CodeStyle.Plain).Input(3).Dense(2);
    private static readonly Net Second = Net.Of(Loss.MeanSquaredError).Called("Second").In(CodeStyle.Plain).Input(4).Dense(1);

    [Fact]
    public void AnUnrelatedEditLeavesEveryStepCached()
    {
        CSharpCompilation before = GeneratorRun.CompilationOf(First.Source, Second.Source, "class Other { }");
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(before);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees.Last(), GeneratorRun.Parse("class Other { int x; }"));
        Assert.All(GeneratorRun.Reasons(driver.RunGenerators(after).GetRunResult()), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    /// <summary>Lines before a network move its attributes, and nothing else.</summary>
    [Fact]
    public void AnEditAboveANetworkLeavesItCached()
    {
        CSharpCompilation before = GeneratorRun.CompilationOf(First.Source);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(before);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees.Single(), GeneratorRun.Parse("// A comment.\n\n" + First.Source));
        Assert.All(GeneratorRun.Reasons(driver.RunGenerators(after).GetRunResult()), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void AnEditOfOneNetworkRegeneratesThatOneAlone()
    {
        CSharpCompilation before = GeneratorRun.CompilationOf(First.Source, Second.Source);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(before);
        CSharpCompilation after = before.ReplaceSyntaxTree(
            before.SyntaxTrees.Last(), GeneratorRun.Parse(Second.Source.Replace("[Dense(1)]", "[Dense(5)]", StringComparison.Ordinal)));
        GeneratorDriverRunResult result = driver.RunGenerators(after).GetRunResult();
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            GeneratorRun.Reasons(result).Where(s => s.Step != TrackingNames.Declarations).Select(s => s.Reason).Order(ReasonOrder));
        Assert.Contains("OutputSize = 5", result.GeneratedTrees.Last().ToString(), StringComparison.Ordinal);
    }

    /// <summary>A file without a network has no place in the pipeline.</summary>
    [Fact]
    public void AFileThatComesOrGoesLeavesNetworksCached()
    {
        CSharpCompilation before = GeneratorRun.CompilationOf("class Other { }", First.Source, Second.Source);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(before);
        CSharpCompilation after = before.RemoveSyntaxTrees(before.SyntaxTrees.First());
        driver = driver.RunGenerators(after);
        Assert.All(GeneratorRun.Reasons(driver.GetRunResult()), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(GeneratorRun.Reasons(driver.RunGenerators(before).GetRunResult()), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    /// <summary>What travels the pipeline must keep no compilation alive.</summary>
    [Fact]
    public void NothingOfRoslynIsReachableFromARow()
    {
        Type[] reachable = [.. Reachable(typeof(RowDeclaration), [])];
        Assert.Contains(typeof(RowProperty), reachable);
        Assert.DoesNotContain(reachable, t => t.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true);
    }

    /// <summary>What travels the pipeline must keep no compilation alive.</summary>
    [Fact]
    public void NothingOfRoslynIsReachableFromTheDeclaration()
    {
        Type[] reachable = [.. Reachable(typeof(NetworkDeclaration), [])];
        Assert.Contains(typeof(ArgumentList), reachable);
        Assert.DoesNotContain(reachable, t => t.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true);
    }

    private static IComparer<IncrementalStepRunReason> ReasonOrder =>
        Comparer<IncrementalStepRunReason>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static HashSet<Type> Reachable(Type type, HashSet<Type> seen)
    {
        if (seen.Add(type) && (type.Assembly == typeof(NetworkDeclaration).Assembly || type.IsGenericType))
        {
            foreach (Type argument in type.GetGenericArguments())
            {
                Reachable(argument, seen);
            }

            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                Reachable(field.FieldType, seen);
            }
        }

        return seen;
    }
}
