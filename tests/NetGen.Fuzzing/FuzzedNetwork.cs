namespace NetGen.Fuzzing;

/// <summary>Small, so that its file is all header.</summary>
[Network(Loss.MeanSquaredError)]
[Input(3)]
[Dense(2)]
internal sealed partial class FuzzedNetwork;
