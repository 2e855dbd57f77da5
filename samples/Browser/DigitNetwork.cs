using NetGen;

namespace Browser;

/// <summary>64 pixels to the probabilities of ten digits. In an interpreter plain loops are faster here than fast code.</summary>
[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(64)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitNetwork;
