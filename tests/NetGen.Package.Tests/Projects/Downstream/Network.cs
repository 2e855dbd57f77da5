using NetGen;

[Network(Loss.MeanSquaredError)]
[Input(1)]
[Dense(1)]
public sealed partial class Tripler;
