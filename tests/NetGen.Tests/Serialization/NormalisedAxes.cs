namespace NetGen.Tests.Serialization;

/// <summary>Three channels.</summary>
[Network(Loss.MeanSquaredError)]
[Input(3, 2)]
[BatchNorm(axis: 0)]
[Flatten]
[Dense(1)]
internal sealed partial class FirstAxisNormed;

/// <summary>Two features.</summary>
[Network(Loss.MeanSquaredError)]
[Input(3, 2)]
[BatchNorm(axis: -1)]
[Flatten]
[Dense(1)]
internal sealed partial class LastAxisNormed;

/// <summary>Four channels.</summary>
[Network(Loss.MeanSquaredError)]
[Input(4, 2)]
[BatchNorm(axis: 0)]
[Flatten]
[Dense(1)]
internal sealed partial class OtherNormed;
