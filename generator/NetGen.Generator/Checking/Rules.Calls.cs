using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>NG4xxx: calls that would throw, because of lengths and names known at compile time.</summary>
internal static partial class Rules
{
    public static readonly Rule SampleLength = new(
        "NG4001",
        "The sample has another length",
        "'{0}' takes {1} numbers for one sample, but this has {2}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4001"), helpLinkUri: Page.Link("NG4001"));

    public static readonly Rule WholeRows = new(
        "NG4002",
        "The samples are not whole",
        "The length of {0} must be {1} of {2}, the {3}s of one sample, but is {4}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4002"), helpLinkUri: Page.Link("NG4002"));

    public static readonly Rule RowsDiffer = new(
        "NG4003",
        "Two arrays have different numbers of samples",
        "{0} has {1} samples, so the length of {2} must be {3} ({1} samples of {4}), but is {5}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4003"), helpLinkUri: Page.Link("NG4003"));

    public static readonly Rule UnknownTensor = new(
        "NG4004",
        "The network has no tensor of that name",
        "'{0}' has no tensor '{1}'{2}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4004"), helpLinkUri: Page.Link("NG4004"));

    public static readonly Rule TensorLength = new(
        "NG4005",
        "The buffer has another length than the tensor",
        "'{0}' has {1} elements ({2}), but {3} has {4}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4005"), helpLinkUri: Page.Link("NG4005"));

    public static readonly Rule BatchTooSmall = new(
        "NG4006",
        "A training batch is too small",
        "'{0}' of '{1}' normalises by the statistics of the batch, so a training batch needs {2} samples or more, but this has {3}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4006"), helpLinkUri: Page.Link("NG4006"));

    public static readonly Rule StepLength = new(
        "NG4007",
        "A step, its output or the state has another length",
        "The length of {0} must be {2}, {1}, but is {3}",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4007"), helpLinkUri: Page.Link("NG4007"));

    /// <summary>The compiler reports it, by the attribute that the members for one step have.</summary>
    public static readonly Rule NoStep = new(
        "NG4008",
        "There is no output after a step",
        "Layer '{0}' ({1}) needs more than one step of the network's input at a time, so there is no output after a step: use Predict, or leave the layer out",
        "NetGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG4008"), helpLinkUri: Page.Link("NG4008"));
}
