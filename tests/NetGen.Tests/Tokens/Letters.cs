namespace NetGen.Tests.Tokens;

/// <summary>The next token after each of eight.</summary>
[Network(Loss.SparseCrossEntropy)]
[TokenInput(8, 11)]
[Embedding(11, 16)]
[Gru(12, sequences: true)]
[Dense(11, Activation.LogSoftmax)]
internal sealed partial class Letters;

/// <summary>The same as plain code, in double precision.</summary>
[Network(Loss.SparseCrossEntropy, Precision.Double, CodeStyle.Plain)]
[TokenInput(8, 11)]
[Embedding(11, 16)]
[Gru(12, sequences: true)]
[Dense(11, Activation.LogSoftmax)]
internal sealed partial class PlainLetters;

/// <summary>Two categories among five numbers, and a class.</summary>
[Network(Loss.SparseCrossEntropy, ignoreIndex: 0)]
[Input(5)]
[Slice(1, 2)]
[Embedding(6, 8)]
[Flatten(name: "embedded")]
[Slice(3, 2, from: "input")]
[Concat("embedded")]
[Dense(3, Activation.Softmax)]
internal sealed partial class Categories;

/// <summary>One number from a few tokens.</summary>
[Network(Loss.MeanSquaredError)]
[TokenInput(4, 7)]
[Embedding(7, 2)]
[Flatten]
[Dense(1)]
internal sealed partial class Score;
