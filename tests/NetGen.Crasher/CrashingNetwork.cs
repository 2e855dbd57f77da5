namespace NetGen.Crasher;

/// <summary>Large enough that its checkpoint is written in several pieces, and with something random in training.</summary>
[Network(Loss.MeanSquaredError)]
[Input(2)]
[Dense(32, Activation.Tanh)]
[Dropout(0.2)]
[Dense(64, Activation.Tanh)]
[Dense(1)]
internal sealed partial class CrashingNetwork;
