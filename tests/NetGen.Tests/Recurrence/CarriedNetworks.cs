namespace NetGen.Tests.Recurrence;

[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 3)]
[Lstm(5, sequences: true)]
[Gru(9, sequences: true)]
[Dense(2)]
internal sealed partial class Deep;

[Network(Loss.MeanSquaredError, Precision.Double, codeStyle: CodeStyle.Plain)]
[Input(4, 3)]
[Lstm(5, sequences: true)]
[Gru(9, sequences: true)]
[Dense(2)]
internal sealed partial class PlainDeep;

[Network(Loss.MeanSquaredError)]
[Input(4, 3)]
[Lstm(5, sequences: true)]
[Gru(9, sequences: true)]
[Dense(2)]
internal sealed partial class SingleDeep;

[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 3)]
[Rnn(6)]
[Dense(2)]
internal sealed partial class Last;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(4, 3)]
[Rnn(6)]
[Dense(2)]
internal sealed partial class PlainSingleLast;

/// <summary>Three windows of four steps as one.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(12, 3)]
[Lstm(5, sequences: true)]
[Gru(9, sequences: true)]
[Dense(2)]
internal sealed partial class LongDeep;

/// <summary>With steps that do not count, and a loss of the rest.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 3)]
[Masking]
[Gru(5, sequences: true)]
[Dense(2)]
internal sealed partial class Masked;

[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(12, 3)]
[Masking]
[Gru(5, sequences: true)]
[Dense(2)]
internal sealed partial class LongMasked;

/// <summary>No stream: the layer needs the last step first.</summary>
[Network(Loss.MeanSquaredError)]
[Input(4, 3)]
[Gru(5, sequences: true, reverse: true)]
[Dense(2)]
internal sealed partial class Backwards;
