namespace NetGen.Benchmarks.Conducting;

/// <summary>All that a run measured.</summary>
internal sealed class Results
{
    public const string Reference = "netgen-jit";
    public const string Machine = "machine";

    private readonly Dictionary<(string Contender, string Cell), Measurement> _measurements = [];

    /// <summary>Who takes part in nothing, with the reason.</summary>
    public List<(Contender Contender, string Reason)> Absent { get; } = [];

    public List<Startup> Startups { get; } = [];

    public IEnumerable<Measurement> All => _measurements.Values;

    public IEnumerable<Cell> Cells => Cell.All.Where(cell => _measurements.Keys.Any(key => key.Cell == cell.Key));

    public void Add(Measurement measurement) => _measurements.Add((measurement.Contender.Id, measurement.Cell.Key), measurement);

    public Measurement? Find(string contender, Cell cell) => _measurements.GetValueOrDefault((contender, cell.Key));

    /// <summary>The least nanoseconds a call, or null where there is no such measurement.</summary>
    public double? Minimum(string contender, Cell cell) => Find(contender, cell) is { IsTimed: true } measurement ? measurement.Minimum : null;

    public IEnumerable<Measurement> Of(Cell cell) => _measurements.Values.Where(m => m.Cell == cell && m.IsTimed);

    /// <summary>How much of the machine's limit a contender reaches: the limit's time divided by its own.</summary>
    public double? Share(Measurement measurement) =>
        measurement.Contender.Id == Machine ? null : Minimum(Machine, measurement.Cell) / measurement.Minimum;
}
