using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Emitted code with one mistake in it: the comparisons the other tests stand on must see each.</summary>
public class MutantTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    [Fact]
    public void MutantsAreSeen()
    {
        ImmutableArray<SyntaxNode> roots = MutantCompiler.Emit();
        long t0 = (long)Environment.CpuUsage.TotalTime.TotalMilliseconds;
        Mutant[] all = [.. MutantCompiler.All(roots)];
        Mutant[] sample = [.. Sample(all, TestScale.Iterations(200)).OrderBy(m => m.Number)];
        long t1 = (long)Environment.CpuUsage.TotalTime.TotalMilliseconds;
        (byte[] image, IReadOnlyList<Mutant> compiled) = MutantCompiler.Compile(roots, sample);
        long t2 = (long)Environment.CpuUsage.TotalTime.TotalMilliseconds;
        IReadOnlyDictionary<Mutant, string?> verdicts = MutantProcess.Run(image, compiled);
        long t3 = (long)Environment.CpuUsage.TotalTime.TotalMilliseconds;
        output.WriteLine($"{all.Length} there are, {sample.Length} tried, {compiled.Count} compiled; {t1 - t0} {t2 - t1} {t3 - t2} ms, {image.Length} bytes");
        output.WriteLine($"{verdicts.Count(v => v.Value is not null)} seen, {verdicts.Count(v => v.Value == "the process ended")} crashed");
        var survivors = verdicts.Where(v => v.Value is null).Select(v => (Mutant: v.Key, Reason: Survivor.ReasonFor(v.Key))).ToArray();
        foreach (var group in survivors.GroupBy(v => v.Reason).OrderByDescending(g => g.Count()))
        {
            output.WriteLine($"{group.Count()} survive: {group.Key ?? "NO REASON"}");
        }

        foreach ((Mutant mutant, string? reason) in survivors.OrderBy(s => s.Mutant.Number))
        {
            output.WriteLine($"SURVIVES {reason ?? "NO REASON"} :: {mutant}");
        }
    }

    /// <summary>One of each kind in each family of methods first, then others.</summary>
    private static IEnumerable<Mutant> Sample(IReadOnlyList<Mutant> all, int count)
    {
        var random = new Random(Seed);
        Mutant[] shuffled = [.. all];
        random.Shuffle(shuffled);
        return shuffled.GroupBy(m => (m.Mutation.Family, m.Mutation.Kind)).SelectMany(g => g.Select((m, rank) => (m, rank)))
            .OrderBy(x => x.rank).Select(x => x.m).Take(count);
    }
}
