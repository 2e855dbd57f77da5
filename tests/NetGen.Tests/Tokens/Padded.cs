namespace NetGen.Tests.Tokens;

/// <summary>Six steps of which those of token 2 are masked.</summary>
[Network(Loss.SparseCrossEntropy, Precision.Double)]
[TokenInput(6, 9)]
[Embedding(9, 5, mask: 2)]
[Gru(7, sequences: true)]
[Dense(9, Activation.LogSoftmax)]
internal sealed partial class Padded;

/// <summary>The same without the masked steps.</summary>
[Network(Loss.SparseCrossEntropy, Precision.Double)]
[TokenInput(4, 9)]
[Embedding(9, 5)]
[Gru(7, sequences: true)]
[Dense(9, Activation.LogSoftmax)]
internal sealed partial class Unpadded;

/// <summary>One number for a sequence, as plain code.</summary>
[Network(Loss.MeanSquaredError, Precision.Double, CodeStyle.Plain)]
[TokenInput(6, 9)]
[Embedding(9, 5, mask: 2)]
[Lstm(4, bidirectional: true)]
[Dense(1)]
internal sealed partial class PaddedScore;

[Network(Loss.MeanSquaredError, Precision.Double)]
[TokenInput(4, 9)]
[Embedding(9, 5)]
[Lstm(4, bidirectional: true)]
[Dense(1)]
internal sealed partial class UnpaddedScore;

/// <summary>One token, of which one class is told; a sample of token 2 is masked.</summary>
[Network(Loss.SparseCrossEntropy, Precision.Double)]
[TokenInput(1, 6)]
[Embedding(6, 3, mask: 2)]
[Dense(3, Activation.LogSoftmax)]
internal sealed partial class PaddedWord;
