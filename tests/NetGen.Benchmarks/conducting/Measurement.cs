namespace NetGen.Benchmarks.Conducting;

/// <summary>What one contender showed in one cell.</summary>
internal sealed class Measurement(Contender contender, Cell cell, double firstCall, float[] result)
{
    private readonly List<double> _minima = [];
    private readonly List<double> _medians = [];

    public Contender Contender => contender;

    public Cell Cell => cell;

    /// <summary>Nanoseconds of the first call.</summary>
    public double FirstCall => firstCall;

    /// <summary>The predictions that are compared.</summary>
    public float[] Result => result;

    /// <summary>Nanoseconds a call, the least of all rounds.</summary>
    public double Minimum => _minima.Min();

    /// <summary>Nanoseconds a call, the median of the rounds' medians.</summary>
    public double Median => _medians.Order().ElementAt(_medians.Count / 2);

    /// <summary>Bytes a call allocates; null where nobody counts.</summary>
    public double? Allocated { get; set; }

    public bool IsTimed => _minima.Count > 0;

    public void Add(double minimum, double median)
    {
        _minima.Add(minimum);
        _medians.Add(median);
    }

    /// <summary>The largest difference from another contender's predictions.</summary>
    public double? DifferenceFrom(Measurement? reference) => reference is null || result.Length == 0 || reference.Result.Length != result.Length
        ? null
        : result.Zip(reference.Result, (a, b) => Math.Abs((double)a - b)).Aggregate(0.0, (worst, d) => d > worst || double.IsNaN(d) ? d : worst);
}
