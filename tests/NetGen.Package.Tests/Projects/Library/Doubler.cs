using NetGen;

namespace Library;

/// <summary>A network for other projects.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(1)]
[Dense(1)]
public sealed partial class Doubler;
