namespace NetGen;

/// <summary>How a numeric column is scaled.</summary>
public enum Scaling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>To mean 0 and standard deviation 1, as <see cref="StandardScaler"/>.</summary>
    Standard,

    /// <summary>To the range from 0 to 1, as <see cref="MinMaxScaler"/>.</summary>
    MinMax,
}
