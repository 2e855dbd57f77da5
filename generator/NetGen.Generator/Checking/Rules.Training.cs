using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>NG3xxx, too: advice on how a network trains.</summary>
internal static partial class Rules
{
    public static readonly Rule SoftmaxWithSquares = new(
        "NG3005",
        "A softmax is trained with squared errors",
        "Loss.MeanSquaredError of '{0}', which ends in a softmax, has hardly a gradient where the network is sure of a wrong class: use Loss.CrossEntropy",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3005"), helpLinkUri: Page.Link("NG3005"));

    public static readonly Rule ZeroStart = new(
        "NG3006",
        "A hidden layer starts at zero",
        "All weights of layer '{0}' start at zero, so its units start alike and learn alike, or not at all: leave the initializer out",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3006"), helpLinkUri: Page.Link("NG3006"));

    public static readonly Rule OutputDropped = new(
        "NG3007",
        "The last layer drops its input",
        "Layer '{0}' is the last, so it drops outputs of the network in training: put it before the last layer with weights, or remove it",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3007"), helpLinkUri: Page.Link("NG3007"));

    public static readonly Rule LinearTwice = new(
        "NG3008",
        "Two dense layers without an activation between",
        "Layer '{0}' has no activation, so that it and '{1}' together are one dense layer: give it an activation, or remove it",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3008"), helpLinkUri: Page.Link("NG3008"));

    public static readonly Rule BiasBeforeNorm = new(
        "NG3009",
        "A bias right before BatchNorm",
        "The bias of layer '{0}' has no effect, for '{1}' subtracts the mean of each channel: write bias: false",
        "NetGen.Advice",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: Page.Of("NG3009"), helpLinkUri: Page.Link("NG3009"));

    public static readonly Rule JoinsItself = new(
        "NG3010",
        "A layer is joined with itself",
        "Layer '{0}' {2} '{1}' {3}: take another layer",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3010"), helpLinkUri: Page.Link("NG3010"));

    public static readonly Rule SquashesTwice = new(
        "NG3011",
        "An activation follows one of its kind",
        "Layer '{0}' applies {1} to the output of '{2}', which ends in {3} already: remove one of the two",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3011"), helpLinkUri: Page.Link("NG3011"));

    public static readonly Rule DeepSaturation = new(
        "NG3012",
        "Many activations that saturate",
        "Layer '{0}' is the {2}th in a row that ends in {1} or the like, and each makes the gradients smaller: use Activation.ReLU, or put a norm or [Add] in between",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3012"), helpLinkUri: Page.Link("NG3012"));

    public static readonly Rule WholeDivision = new(
        "NG3013",
        "A division of whole numbers",
        "Option '{0}' of {1} divides whole numbers, which gives {2}: write {3}",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3013"), helpLinkUri: Page.Link("NG3013"));

    public static readonly Rule TakesColumns = new(
        "NG3014",
        "A dense layer takes the columns of an image",
        "Layer '{0}' takes the last axis of '{1}' with shape {2}, {3} columns, and gives {4}: put [Flatten] before it to take the whole image",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3014"), helpLinkUri: Page.Link("NG3014"));
}
