using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Emitted code with one mistake in it: the comparisons the other tests stand on must see each, but for those that change nothing.</summary>
public class MutantTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    private static readonly ImmutableArray<SyntaxNode> Roots = MutantCompiler.Emit();

    private static readonly ImmutableArray<Mutant> All = [.. MutantCompiler.All(Roots)];

    /// <summary>One mistake of each kind in each family of methods, whatever the code is made for; more where tests are to try more.</summary>
    [Fact]
    public void MutantsAreSeenOrExplained()
    {
        (Mutant Mutant, string? Reason)[] survivors = [.. SurvivorsOf(Sample()).Select(m => (m, Survivor.ReasonFor(m)))];
        foreach (var reason in survivors.GroupBy(s => s.Reason).OrderByDescending(g => g.Count()))
        {
            output.WriteLine($"{reason.Count()} survive: {reason.Key ?? "for no known reason"}");
        }

        Mutant[] unexplained = [.. survivors.Where(s => s.Reason is null).Select(s => s.Mutant)];
        Assert.True(unexplained.Length == 0, $"Nobody saw\n{string.Join('\n', unexplained.AsEnumerable())}");
    }

    [Fact]
    public void ListedMistakesAreSeen()
    {
        (ListedMistake Mistake, Mutant Mutant)[] listed = [.. ListedMistake.All.Select(m => (m, m.In(All)))];
        HashSet<Mutant> survivors = [.. SurvivorsOf([.. listed.Select(l => l.Mutant).Distinct()])];
        Assert.Empty(listed.Where(l => survivors.Contains(l.Mutant)).Select(l => $"Nobody saw {l.Mistake.Name}: {l.Mutant}"));
    }

    /// <summary>Mutants that nobody saw.</summary>
    private IEnumerable<Mutant> SurvivorsOf(IReadOnlyList<Mutant> sample)
    {
        (byte[] image, IReadOnlyList<Mutant> compiled) = MutantCompiler.Compile(Roots, [.. sample.OrderBy(m => m.Number)]);
        IReadOnlyDictionary<Mutant, string?> verdicts = MutantProcess.Run(image, compiled);
        output.WriteLine($"Of {All.Length} mutants {sample.Count} were tried, {compiled.Count} compiled, {verdicts.Values.Count(v => v is not null)} seen.");
        return verdicts.Where(v => v.Value is null).Select(v => v.Key).OrderBy(m => m.Number);
    }

    private static Mutant[] Sample()
    {
        var random = new Random(Seed);
        Mutant[] shuffled = [.. All];
        random.Shuffle(shuffled);
        (Mutant Mutant, int Rank)[] ranked =
            [.. shuffled.GroupBy(m => (m.Mutation.Family, m.Mutation.Kind)).SelectMany(g => g.Select((mutant, rank) => (mutant, rank))).OrderBy(x => x.rank)];
        return [.. ranked.Take(TestScale.Iterations(ranked.Count(r => r.Rank == 0))).Select(r => r.Mutant)];
    }
}
