using System.Text.Json;

namespace NetGen.Benchmarks.Conducting;

/// <summary>The results for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write(Results results, IReadOnlyList<Target> targets, string file)
    {
        var report = new
        {
            measurements = results.All.Where(m => m.IsTimed).Select(m => new
            {
                network = m.Cell.Network.Name,
                work = m.Cell.Work.Name,
                threads = m.Cell.Threads,
                contender = m.Contender.Id,
                minimumNanoseconds = m.Minimum,
                medianNanoseconds = m.Median,
                shareOfLimit = results.Share(m),
                allocatedBytes = m.Allocated,
                firstCallNanoseconds = m.FirstCall,
                difference = m.DifferenceFrom(results.Find(Results.Reference, m.Cell)) is { } d && double.IsFinite(d) ? d : (double?)null,
            }),
            targets,
            startups = results.Startups,
            absent = results.Absent.Select(a => new { contender = a.Contender.Id, reason = a.Reason }),
        };
        File.WriteAllText(file, JsonSerializer.Serialize(report, Indented));
    }
}
