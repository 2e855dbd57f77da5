using System;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What a typed row must be, at the exact place.</summary>
public sealed class RowRuleTests
{
    private const string Advice = "a feature is a public property: a number, a bool, an enum, a string or a record of these. Leave it out with [NoFeature]";

    private const string Kinds = "a row must be a record, a class or a struct that is not generic, static, abstract, file-local or derived";

    [Theory]
    [InlineData("public sealed partial record Row(float A, [Label] bool B);")]
    [InlineData("partial record struct Row(float A, [Label] bool B = false);")]
    [InlineData("readonly partial record struct Row(float A, [property: Label] bool? B);")]
    [InlineData("partial class Row { public int A { get; set; } [Label] public double B { get; init; } }")]
    [InlineData("partial struct Row { public int A { get; set; } [Label] public required double B { get; init; } }")]
    [InlineData("partial class Row(int a) { public int A { get; } = a; [Label] public double B { get; set; } }")]
    [InlineData("partial record Row([NoFeature] string Name, [NoFeature] int Id, float A, [Label] bool B) { public float Twice => 2 * A; private int C { get; } internal int D { get; } static int E { get; } int this[int i] => i; }")]
    [InlineData("partial record Row(sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, Half I, float J, double K, decimal L, bool M, string N, DayOfWeek O, [Label] bool P);")]
    [InlineData("partial record Row(sbyte? A, Half? I, decimal? L, bool? M, string? N, DayOfWeek? O, [Label] DayOfWeek? P);")]
    [InlineData("partial record Row(Size Size, Size Other, [Label] bool P); record Size(float Width, Unit Unit); enum Unit { Cm, Inch }")]
    [InlineData("partial record Row(float @class, [Label] bool @bool);")]
    [InlineData("partial record Row(float A, [Label] bool B) { [NoFeature] public System.IO.FileAccess C { get; set; } [NoFeature] public Empty D { get; set; } } enum Empty { }")]
    [InlineData("partial record Row([Feature(\"date\")] float Day, [Label] bool B) { [NoFeature] public System.DateTime Date { get; set; } }")]
    [InlineData("partial record Row([Feature(\"+\")] float A, [Feature(\"-\")] float B, [Label] bool C);")]
    [InlineData("partial record Row(float A_B, float AB, [Feature(\"ab\")] float C, [Label] bool D);")]
    [InlineData("partial record Row(float A, [NoFeature] DateTime When, [NoFeature] DateTime? Then, [NoFeature] Uri? Where, [Label] bool B) { [NoFeature] public required Guid Id { get; set; } }")]
    [InlineData("partial class Row { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Row(int a, bool b) => (A, B) = (a, b); public required int F; public required int A { get; set; } [Label] public bool B { get; } }")]
    [InlineData("partial record Row(Size A, [Label] bool B); record Size(float Width) : Base { [NoFeature] public float Hidden { private get; set; } } record Base { protected float X { get; set; } }")]
    public void RowsAreMany(string row) => Expect.None("#nullable enable\n[Features] " + row);

    [Fact]
    public void ARowMustBePartial() => Expect.Problem(
        "NG5001",
        "'Row' must be partial, so that the generator can add the row's mapping: write 'partial record Row'",
        "[Features] record [|Row|](float A, [Label] bool B);");

    [Theory]
    [InlineData("class")]
    [InlineData("record struct")]
    public void SoMustEveryTypeAroundIt(string keyword) => Expect.Problem(
        "NG5001",
        $"'Inner' must be partial, so that the generator can add the row's mapping: write 'partial {keyword} Inner'",
        $"partial class Outer {{ {keyword} [|Inner|] {{ [Features] partial struct Row {{ public int A {{ get; set; }} [Label] public int B {{ get; set; }} }} }} }}");

    [Theory]
    [InlineData("partial record [|Row|]<T>(float A, [Label] bool B);", "generic, or nested in a generic type", "remove the type parameters")]
    [InlineData("abstract partial record [|Row|](float A, [Label] bool B);", "abstract", "remove 'abstract'")]
    [InlineData("file partial record [|Row|](float A, [Label] bool B);", "file-local", "make it internal")]
    [InlineData("ref partial struct [|Row|] { public int A { get; set; } [Label] public int B { get; set; } }", "a ref struct", "remove 'ref'")]
    [InlineData("partial record [|Row|](float A, [Label] bool B) : Base; record Base;", "derived from a class, whose properties would be left out", "make that a property of the row")]
    public void SomeTypesCannotBeRows(string row, string what, string advice) =>
        Expect.Problem("NG5002", $"'Row' is {what}; {Kinds}: {advice}", "[Features] " + row);

    [Fact]
    public void AStaticClassIsNone() => Expect.Problems(
        "[Features] static partial class [|[|[|Row|]|]|];",
        [
            ("NG5002", $"'Row' is static; {Kinds}: remove 'static'"),
            ("NG5005", "'Row' has no feature: give it a public property beside the label"),
            ("NG5006", "'Row' has no label: put [Label] on the property that a network is to predict"),
        ]);

    [Theory]
    [InlineData("DateTime [|When|]", "of type DateTime")]
    [InlineData("float[] [|A|]", "of type float[]")]
    [InlineData("object [|A|]", "of type object")]
    [InlineData("AttributeTargets [|A|]", "a set of flags, AttributeTargets")]
    [InlineData("None [|A|]", "an enum without members, None")]
    [InlineData("Size? [|A|]", "a record that may be null, Size?")]
    [InlineData("Loop [|A|]", "of type Loop, whose property 'Next' is of type Loop, which contains itself")]
    [InlineData("Dated [|A|]", "of type Dated, whose property 'When' is of type DateTime")]
    [InlineData("Unmade [|A|]", "of type Unmade, which no constructor makes of its properties")]
    [InlineData("Veiled [|A|]", "of type Veiled, whose property 'Hidden' is not readable from the row")]
    [InlineData("Derived [|A|]", "of type Derived, which has 'Length' from its base type, where it would be left out")]
    [InlineData("[property: Obsolete(\"\", true)] float [|A|]", "obsolete, and an error to read")]
    public void SomeTypesAreNoFeatures(string property, string what) => Expect.Problem(
        "NG5003",
        $"'{property.Split("[|")[1].TrimEnd(']', '|')}' is {what}; {Advice}",
        $"#nullable enable\n[Features] partial record Row({property}, float Other, [Label] bool B); enum None; record Size(float W); record Loop {{ public Loop Next {{ get; init; }} = null!; }} record Dated(DateTime When); record Unmade {{ public Unmade(int x) {{ }} public int A {{ get; }} }} record Veiled(float W) {{ public float Hidden {{ private get; set; }} }} record Base(float Length); record Derived(float W) : Base(W);");

    [Fact]
    public void AFeatureIsPublic() => Expect.Problem(
        "NG5003", $"'A' is not public; {Advice}", "[Features] partial record Row(float C, [Label] bool B) { [Feature(\"a\")] internal float [|A|] { get; set; } }");

    [Theory]
    [InlineData("string [|B|]", "of type string")]
    [InlineData("Size [|B|]", "of type Size")]
    [InlineData("One [|B|]", "an enum of one member, One")]
    [InlineData("DateTime [|B|]", "of type DateTime")]
    public void SomeTypesAreNoLabels(string property, string what) => Expect.Problem(
        "NG5004",
        $"'B' is {what}; a label is a public property of the row itself: a number, a bool or an enum",
        $"#nullable enable\n[Features] partial record Row(float A, [Label] {property}); record Size(float Width); enum One {{ Only }}");

    [Fact]
    public void ALabelIsTheRowsOwn() => Expect.Problem(
        "NG5003",
        $"'A' is of type Inner, whose property 'B' is in a nested record; {Advice}",
        "[Features] partial record Row(Inner [|A|], [Label] bool C); record Inner(float X, [Label] bool B);");

    [Fact]
    public void ARowHasFeatures() => Expect.Problem(
        "NG5005", "'Row' has no feature: give it a public property beside the label", "[Features] partial record [|Row|]([Label] bool B, [NoFeature] int C);");

    [Fact]
    public void ARowHasALabel() => Expect.Problem(
        "NG5006", "'Row' has no label: put [Label] on the property that a network is to predict", "[Features] partial record [|Row|](float A);");

    [Fact]
    public void ARowHasOneLabel() => Expect.Problem(
        "NG5007",
        "'Row' has a label already, 'B': remove [Label] here, or put [NoFeature] in its place",
        "[Features] partial record Row(float A, [Label] bool B, [Label] bool [|C|]);");

    [Theory]
    [InlineData("float MeanRadius, [Feature(\"MeanRadius\")] float [|Other|]", "Other", "MeanRadius", "MeanRadius")]
    [InlineData("Size A, [Feature(\"A.Width\")] float [|Other|]", "Other", "A.Width", "A.Width")]
    public void AColumnIsOneProperty(string properties, string path, string column, string other) => Expect.Problem(
        "NG5008",
        $"'{path}' has the column '{column}', as '{other}' has: name another with [Feature(\"…\")]",
        $"[Features] partial record Row({properties}, [Label] bool B); record Size(float Width);");

    [Theory]
    [InlineData("partial record [|Row|](float Prediction, [Label] bool B);", "Prediction")]
    [InlineData("partial record [|Row|](float A, [Label] float Probability);", "Probability")]
    [InlineData("partial class [|Row|] { public int A { get; set; } [Label] public int Clone { get; set; } }", "Clone")]
    [InlineData("partial class [|Row|] { public int A { get; set; } [Label] public bool PrintMembers { get; set; } }", "PrintMembers")]
    [InlineData("partial class [|Row|] { public int A { get; set; } [Label] public int B { get; set; } void Prediction() { } }", "Prediction")]
    public void SomeNamesAreTaken(string row, string name) => Expect.Problem(
        "NG5009", $"'Row' has a member '{name}', a name that the generated type Prediction takes: rename yours", "[Features] " + row);

    [Theory]
    [InlineData("partial class [|Row|] { public Row(int x) { } public int A { get; set; } [Label] public int B { get; set; } }")]
    [InlineData("partial class [|Row|] { private Row() { } public int A { get; set; } [Label] public int B { get; set; } }")]
    [InlineData("partial class [|Row|] { public required int F; public int A { get; set; } [Label] public int B { get; set; } }")]
    [InlineData("partial record [|Row|](float A, [NoFeature] Uri Where, [Label] bool B);")]
    [InlineData("partial class [|Row|] { public Row(int a) => A = a; public required int F; public int A { get; set; } [Label] public int B { get; set; } }")]
    public void ARowIsMadeOfItsColumns(string row) => Expect.Problem(
        "NG5010",
        "'Row' cannot be made of its columns: give it a constructor whose parameters are all properties of the same names and types, and let properties with [NoFeature] that must be set be nullable or have a default value",
        "#nullable enable\n[Features] " + row);

    [Theory]
    [InlineData("[Feature(encoding: CategoryEncoding.Index)] float [|A|], [Label] bool B", "A", "encoding:, which is for enums")]
    [InlineData("float A, [Label(threshold: 0.3)] int [|B|]", "B", "threshold:, which is for a bool")]
    [InlineData("float C, [Feature(\"a\"), NoFeature] float [|A|], [Label] bool B", "A", "[NoFeature] beside [Feature]")]
    public void OptionsHaveAUse(string properties, string name, string what) => Expect.Problem(
        "NG5011", $"'{name}' has {what}: remove it", $"[Features] partial record Row({properties});");

    [Theory]
    [InlineData("0.0", "0.0")]
    [InlineData("1", "1.0")]
    [InlineData("double.NaN", "NaN")]
    public void AThresholdIsAProbability(string threshold, string shown) => Expect.Problem(
        "NG1014",
        $"Option 'threshold' of 'B' must be above 0 and below 1, but is {shown}",
        $"[Features] partial record Row(float A, [Label(threshold: {threshold})] bool [|B|]);");

    /// <summary>What the compiler does not find it says itself.</summary>
    [Fact]
    public void AnUnknownTypeIsTheCompilersToTell() => Expect.None("[Features] partial record Row(Missing A, float C, [Label] bool B);", "CS0246");
}
