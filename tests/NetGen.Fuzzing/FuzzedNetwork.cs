namespace NetGen.Fuzzing;

/// <summary>Small, so that its file is all header.</summary>
[Network(Loss.MeanSquaredError)]
[Input(3)]
[Dense(2)]
internal sealed partial class FuzzedNetwork;

/// <summary>A layer of every kind that RTNeural's files have.</summary>
[Network(Loss.MeanSquaredError)]
[Input(1, 4)]
[Conv1D(2, 2, Activation.Tanh, causal: true)]
[BatchNorm(axis: 0)]
[PReLU(perChannel: true)]
[Permute(1, 0)]
[Gru(2, sequences: true)]
[Lstm(1, sequences: true)]
[Dense(1, Activation.ReLU)]
internal sealed partial class FuzzedSignal;
