using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>NG5xxx: typed rows, and networks that are bound to one.</summary>
internal static partial class Rules
{
    public static readonly Rule RowPartial = Row(
        "NG5001",
        "A row and every type around it must be partial",
        "'{0}' must be partial, so that the generator can add the row's mapping: write 'partial {1} {0}'");

    public static readonly Rule UnsupportedRow = Row(
        "NG5002",
        "This kind of type cannot be a row",
        "'{0}' is {1}; a row must be a record, a class or a struct that is not generic, static, abstract, file-local or derived: {2}");

    public static readonly Rule UnsupportedFeature = Row(
        "NG5003",
        "This type is no feature",
        "'{0}' is {1}; a feature is a public property: a number, a bool, an enum, a string or a record of these. Leave it out with [NoFeature]");

    public static readonly Rule UnsupportedLabel = Row(
        "NG5004",
        "This type is no label",
        "'{0}' is {1}; a label is a public property of the row itself: a number, a bool or an enum");

    public static readonly Rule FeatureRequired = Row(
        "NG5005",
        "A row needs a feature",
        "'{0}' has no feature: give it a public property beside the label");

    public static readonly Rule LabelRequired = Row(
        "NG5006",
        "A row needs a label",
        "'{0}' has no label: put [Label] on the property that a network is to predict");

    public static readonly Rule OneLabel = Row(
        "NG5007",
        "A row has one label",
        "'{0}' has a label already, '{1}': remove [Label] here, or put [NoFeature] in its place");

    public static readonly Rule OneColumn = Row(
        "NG5008",
        "Two properties have one column",
        "'{0}' has the column '{1}', as '{2}' has: name another with [Feature(\"…\")]");

    public static readonly Rule RowClash = Row(
        "NG5009",
        "A member of the row clashes with a generated one",
        "'{0}' has a member '{1}', a name that the generated type Prediction takes: rename yours");

    public static readonly Rule RowConstruction = Row(
        "NG5010",
        "A row must be made of its columns",
        "'{0}' cannot be made of its columns: give it a constructor whose parameters are all properties of the same names and types, and let properties with [NoFeature] that must be set be nullable or have a default value");

    public static readonly Rule UselessOption = Row(
        "NG5011",
        "An option of a property has no use",
        "'{0}' has {1}: remove it");

    public static readonly Rule RowRequired = Row(
        "NG5012",
        "The type is no row",
        "'{0}' is no row: put [Features] on it");

    public static readonly Rule RowWidth = Row(
        "NG5013",
        "The row has another number of features than the input",
        "'{0}' has {1} features, but the input of '{2}' has {3}: write [Input({1})]");

    public static readonly Rule LabelMismatch = Row(
        "NG5014",
        "The label does not fit the output",
        "The label of '{0}' is {1}, which needs {2}, but '{3}', the last layer, has {4} and ends in {5}");

    public static readonly Rule RowHidden = Row(
        "NG5015",
        "The row is less accessible than the network",
        "'{0}' is less accessible than '{1}', so no member can take it: make it internal or public");

    private static Rule Row(string id, string title, string message) => new(
        id,
        title,
        message,
        "NetGen.Rows",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: Page.Of(id),
        helpLinkUri: Page.Link(id),
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
