using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>NG2xxx: shapes and sizes.</summary>
internal static partial class Rules
{
    public static readonly Rule PositiveDimension = new(
        "NG2001",
        "Dimensions are positive",
        "Layer '{0}': {1} must be at least 1, but is {2}",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2001"), helpLinkUri: Page.Link("NG2001"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule SoftmaxOverOne = new(
        "NG2002",
        "Softmax over a single unit is constant",
        "Layer '{0}' applies {1} over a last axis of 1 element (output shape {2}), which always gives {3}: use at least 2 units, or Activation.Sigmoid for a single one",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2002"), helpLinkUri: Page.Link("NG2002"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule TooManyParameters = new(
        "NG2003",
        "The network has too many parameters",
        "'{0}' has {1} parameters, more than the {2} one buffer can hold: make layer '{3}' smaller, which alone has {4}",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2003"), helpLinkUri: Page.Link("NG2003"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule SampleTooLarge = new(
        "NG2004",
        "A sample is too large",
        "Layer '{0}' with output shape {1} brings one sample to {2} elements in all layers, more than the {3} it can have: make it smaller",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2004"), helpLinkUri: Page.Link("NG2004"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule ShapesDiffer = new(
        "NG2005",
        "Joined layers have shapes that do not fit",
        "Layer '{0}' {1}, but '{2}' has shape {3} and '{4}' has {5}: give them fitting shapes, or take other layers",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2005"), helpLinkUri: Page.Link("NG2005"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule ReshapeSize = new(
        "NG2006",
        "A reshape keeps the number of elements",
        "Layer '{0}' gives its input of shape {1} ({2} elements) the shape {3}, which has {4}: a reshape must keep the number of elements",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2006"), helpLinkUri: Page.Link("NG2006"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule NormOverOne = new(
        "NG2007",
        "A row of one element has nothing to normalise by",
        "Layer '{0}' normalises rows of 1 element (input shape {1}), which {2}: give it a last axis of at least 2, or use [BatchNorm]",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2007"), helpLinkUri: Page.Link("NG2007"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule InputShape = new(
        "NG2008",
        "The layer takes another shape",
        "Layer '{0}' takes an input of shape {1}, but '{2}' has shape {3}: bring it into that shape with [Reshape], or take another layer",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2008"), helpLinkUri: Page.Link("NG2008"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule KernelTooLarge = new(
        "NG2012",
        "A kernel is larger than the padded input",
        "Layer '{0}' has a kernel that spans {1}, but '{2}' with its padding has only {3} positions: make the kernel or the dilation smaller, or the padding larger",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2012"), helpLinkUri: Page.Link("NG2012"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule ConvolutionGroups = new(
        "NG2013",
        "Groups divide the channels and the filters",
        "Layer '{0}' has {1} groups, but {2} channels and {3} filters: both must be divisible by the number of groups",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2013"), helpLinkUri: Page.Link("NG2013"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule NothingLeft = new(
        "NG2014",
        "A transposed convolution has no output",
        "Layer '{0}' would have an output of extents {1} from '{2}' with shape {3}: make the padding smaller, or the kernel or the stride larger",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2014"), helpLinkUri: Page.Link("NG2014"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule PermutedAxes = new(
        "NG2009",
        "A permutation names each axis once",
        "Layer '{0}' puts the axes in the order {1}, but its input of shape {2} has the axes {3}: name each of them once",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2009"), helpLinkUri: Page.Link("NG2009"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule GroupsOfChannels = new(
        "NG2010",
        "Groups divide the channels",
        "Layer '{0}' has {1} channels (first axis of its input of shape {2}), which {3} groups do not divide: use one of {4}",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2010"), helpLinkUri: Page.Link("NG2010"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule GroupOfOne = new(
        "NG2011",
        "A group of one element has nothing to normalise by",
        "Layer '{0}' normalises groups of 1 element (input shape {1}, {2} groups), which always gives 0: use fewer groups, or [BatchNorm]",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2011"), helpLinkUri: Page.Link("NG2011"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule NoWholeNumbers = new(
        "NG2016",
        "An embedding takes whole numbers",
        "Layer '{0}' takes whole numbers, but '{1}' ({2}) computes others: take the network's input or a part of it (from:)",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2016"), helpLinkUri: Page.Link("NG2016"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule VocabularyTooSmall = new(
        "NG2017",
        "An embedding has a row for each token",
        "Layer '{0}' has {1} rows, but '{2}' has {3} tokens: write a vocabulary of {3}",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2017"), helpLinkUri: Page.Link("NG2017"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule TokensAsNumbers = new(
        "NG2018",
        "Tokens are names, not quantities",
        "Layer '{0}' ({1}) computes with the numbers of tokens, which are names: put an [Embedding({2}, …)] between '{3}' and it",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2018"), helpLinkUri: Page.Link("NG2018"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly Rule OverBudget = new(
        "NG2015",
        "The network is over its budget",
        "'{0}' has {1} {2}, more than its budget of {3}: layer '{4}' has most of them, {5}",
        "NetGen.Shape",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of("NG2015"), helpLinkUri: Page.Link("NG2015"),
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
