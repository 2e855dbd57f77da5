using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>NG3xxx: advice, which the user may configure; the network is compiled all the same.</summary>
internal static partial class Rules
{
    public static readonly Rule UnusedLayer = new(
        "NG3001",
        "Nobody takes a layer's output",
        "Nothing takes the output of layer '{0}', so it has no part in the output and is never trained: take it with 'from:' in a later layer, or remove it",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3001"), helpLinkUri: Page.Link("NG3001"));

    public static readonly Rule UnrolledTooFar = new(
        "NG3002",
        "A full unroll is longer than what the JIT optimises",
        "Unroll.Full writes layer '{0}' as {1} vector statements in a row, more than the {2} the JIT optimises in one method, so it is slower than a loop: use Unroll.Auto",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3002"), helpLinkUri: Page.Link("NG3002"));

    public static readonly Rule ChannelsFirst = new(
        "NG3003",
        "BatchNorm normalises the first axis",
        "Layer '{0}' normalises the first axis of {1}, as PyTorch does: {2} channels; where the shape is [steps, features], write axis: -1 to normalise the {3} features, else axis: 0",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3003"), helpLinkUri: Page.Link("NG3003"));

    public static readonly Rule UnreadPositions = new(
        "NG3004",
        "A stride leaves the end of the input unread",
        "Layer '{0}' with its stride of {1} does not read the last {2} of the {3} {4} of '{5}' with shape {6}: {7}, or choose a stride that fits",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3004"), helpLinkUri: Page.Link("NG3004"));

    public static readonly Rule UnreadMask = new(
        "NG3015",
        "Nothing reads a mask",
        "Nothing skips the steps that layer '{0}' masks, for the mask ends at layer '{1}': put a recurrent layer before it, let the network's output keep the steps, or remove {2}",
        "NetGen.Advice",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Page.Of("NG3015"), helpLinkUri: Page.Link("NG3015"));
}
