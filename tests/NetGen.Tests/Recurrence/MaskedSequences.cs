namespace NetGen.Tests.Recurrence;

/// <summary>Six steps of two features, read in both directions, then from the end.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(6, 2)]
[Masking(9)]
[Lstm(4, sequences: true, bidirectional: true)]
[Gru(3, reverse: true)]
[Dense(1)]
internal sealed partial class MaskedSequence;

/// <summary>The same without the masked steps.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 2)]
[Lstm(4, sequences: true, bidirectional: true)]
[Gru(3, reverse: true)]
[Dense(1)]
internal sealed partial class ShorterSequence;
