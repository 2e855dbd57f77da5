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

    private static readonly (ListedMistake Mistake, Mutant[] Mutants)[] Listed = [.. ListedMistake.All.Select(m => (m, m.In(All)))];

    /// <summary>What was wrong with each mutant that was tried; null where nobody saw anything.</summary>
    private static readonly Lazy<IReadOnlyDictionary<Mutant, string?>> Verdicts = new(() =>
    {
        (byte[] image, IReadOnlyList<Mutant> compiled) = MutantCompiler.Compile(
            Roots, [.. Sample().Concat(Listed.SelectMany(l => l.Mutants)).Distinct().OrderBy(m => m.Number)]);
        return MutantProcess.Run(image, compiled);
    });

    /// <summary>One mistake of each kind in each family of methods, whatever the code is made for; more where tests are to try more.</summary>
    [Fact]
    public void MutantsAreSeenOrExplained()
    {
        (Mutant Mutant, string? Reason)[] survivors =
            [.. Verdicts.Value.Where(v => v.Value is null).Select(v => (v.Key, Survivor.ReasonFor(v.Key))).OrderBy(s => s.Key.Number)];
        output.WriteLine($"Of {All.Length} mutants {Verdicts.Value.Count} were tried and compiled, and {Verdicts.Value.Count - survivors.Length} seen.");
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
        string[] unseen =
        [
            .. Listed.Where(l => l.Mutants.All(m => Verdicts.Value.GetValueOrDefault(m) is null))
                .Select(l => l.Mutants.Length == 0 ? $"{l.Mistake.Name}: no code has a place for it any more" : $"{l.Mistake.Name}: {l.Mutants[0]}"),
        ];
        Assert.True(unseen.Length == 0, $"Nobody saw\n{string.Join('\n', unseen)}");
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
