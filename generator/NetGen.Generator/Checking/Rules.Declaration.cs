using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>NG1xxx: the declaration itself.</summary>
internal static partial class Rules
{
    public static readonly Rule PartialRequired = new(
        "NG1001",
        "The class and every type around it must be partial",
        "'{0}' must be partial, so that the generator can add the network's members: write 'partial {1} {0}'",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1001"), helpLinkUri: Page.Link("NG1001"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule NetworkRequired = new(
        "NG1002",
        "Layers need [Network]",
        "'{0}' has layer attributes but no [Network]: add [Network(Loss.…)] above them, or remove the layers",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1002"), helpLinkUri: Page.Link("NG1002"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule OneDeclaration = new(
        "NG1003",
        "All layers stand on one declaration",
        "[{0}] stands on another declaration of '{1}' than [Network], and C# leaves the order of partial declarations open: move [Network] and all layers to one of them",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1003"), helpLinkUri: Page.Link("NG1003"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule InputRequired = new(
        "NG1004",
        "A network needs an input",
        "'{0}' has no [Input]: put [Input(…)] with the shape of one sample (batch left out) before the first layer",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1004"), helpLinkUri: Page.Link("NG1004"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule OneInput = new(
        "NG1005",
        "A network has one input",
        "'{0}' has more than one [Input]: keep the first and remove this one",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1005"), helpLinkUri: Page.Link("NG1005"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule InputFirst = new(
        "NG1006",
        "The input comes first",
        "[Input] must be the first layer of '{1}', but is number {0}: move it to the top",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1006"), helpLinkUri: Page.Link("NG1006"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule LayerRequired = new(
        "NG1007",
        "A network needs a layer",
        "'{0}' has no layer: add one after [Input], such as [Dense(1, Activation.Sigmoid)]",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1007"), helpLinkUri: Page.Link("NG1007"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule UnknownName = new(
        "NG1008",
        "A layer refers to a name that does not exist",
        "Layer '{0}' takes '{1}', which is no layer of '{2}'; the layers before it are {3}",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1008"), helpLinkUri: Page.Link("NG1008"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule ForwardReference = new(
        "NG1009",
        "A layer refers to itself or to a later layer",
        "Layer '{0}' takes {1}, but a layer can take only layers above it, so that no network runs in a circle: take one of {2}{3}",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1009"), helpLinkUri: Page.Link("NG1009"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule DuplicateName = new(
        "NG1010",
        "Two layers have one name",
        "The name '{0}' already belongs to layer {1} ({2}): give this layer another with 'name:'",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1010"), helpLinkUri: Page.Link("NG1010"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule InvalidName = new(
        "NG1011",
        "A layer's name must be an identifier",
        "'{0}' is no name for a layer: it must be a C# identifier of ASCII letters, digits and '_' and no keyword, such as '{1}'",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1011"), helpLinkUri: Page.Link("NG1011"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule UnsupportedClass = new(
        "NG1012",
        "This kind of type cannot be a network",
        "'{0}' is {1}; a network must be a class that is not generic, static, abstract, file-local or a record: {2}",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1012"), helpLinkUri: Page.Link("NG1012"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule MemberClash = new(
        "NG1013",
        "A member clashes with a generated one",
        "The generated part of '{0}' declares '{1}' itself: {2}",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1013"), helpLinkUri: Page.Link("NG1013"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule OptionOutOfRange = new(
        "NG1014",
        "An option is out of range",
        "Option '{0}' of {1} must be {2}, but is {3}",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1014"), helpLinkUri: Page.Link("NG1014"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule LossMismatch = new(
        "NG1015",
        "The loss does not fit the output",
        "Loss.{0} needs {1}, but '{2}', the last layer, ends in {3}: {4}",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1015"), helpLinkUri: Page.Link("NG1015"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule UnknownLayer = new(
        "NG1016",
        "The layer's kind is not known",
        "NetGen knows no layer kind '{0}': kinds cannot be added by deriving from LayerAttribute, and library and generator must be of one version",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1016"), helpLinkUri: Page.Link("NG1016"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule NormalizeTakesInput = new(
        "NG1017",
        "Normalize takes the network's input",
        "Layer '{0}' takes '{1}', but its numbers are fitted to the network's input: put it right after [Input], or normalise here with [BatchNorm] or [LayerNorm]",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1017"), helpLinkUri: Page.Link("NG1017"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule OldLanguage = new(
        "NG1018",
        "The C# version is too low",
        "'{0}' is compiled as C# {1}, but generated code needs C# {2} or later: remove <LangVersion> from the project, or raise it",
        "NetGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG1018"), helpLinkUri: Page.Link("NG1018"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
