namespace NetGen.Tests.Networks;

/// <summary>Two BatchNorms in single precision.</summary>
[Network(Loss.MeanSquaredError)]
[Input(6)]
[Dense(8, bias: false)]
[BatchNorm(Activation.Tanh)]
[Dense(8, bias: false)]
[BatchNorm]
[Dense(2)]
internal sealed partial class TwiceBatchNormed;

/// <summary>The same as plain code.</summary>
[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(6)]
[Dense(8, bias: false)]
[BatchNorm(Activation.Tanh)]
[Dense(8, bias: false)]
[BatchNorm]
[Dense(2)]
internal sealed partial class PlainTwiceBatchNormed;

/// <summary>The same in double precision.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(6)]
[Dense(8, bias: false)]
[BatchNorm(Activation.Tanh)]
[Dense(8, bias: false)]
[BatchNorm]
[Dense(2)]
internal sealed partial class TwiceBatchNormedInDouble;
