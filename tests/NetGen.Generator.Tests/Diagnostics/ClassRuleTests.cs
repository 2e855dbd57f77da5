using System;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class ClassRuleTests
{
    private const string Body = "[Network(Loss.MeanSquaredError)] [Input(3)] [Dense(1)]";

    [Theory]
    [InlineData("class Base { public int Info; }")]
    [InlineData("class Base { protected void Save(string path) { } }")]
    [InlineData("class Root { internal static int OutputSize => 1; } class Base : Root { }")]
    public void GeneratedMembersHideNoInheritedOnes(string parent) => Expect.Problem(
        "NG1012",
        "'Net' is derived from a class whose members the generated ones would hide; a network must be a class that is not generic, static, abstract, file-local or a record: rename those, or derive from another class",
        parent + " [Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class [|Net|] : Base;");

    [Theory]
    [InlineData("class Base { private int Info() => 1; public double Predict(double[] x) => 1; }")]
    [InlineData("class Base { public Base(int seed = 0) { } }")]
    public void OtherBasesAreFine(string parent) => Expect.None(parent + " [Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class Net : Base;");

    [Fact]
    public void AClassMustBePartial() => Expect.Problem(
        "NG1001",
        "'Net' must be partial, so that the generator can add the network's members: write 'partial class Net'",
        Body + "class [|Net|];");

    [Theory]
    [InlineData("class", "class")]
    [InlineData("struct", "struct")]
    [InlineData("record", "record")]
    [InlineData("record struct", "record struct")]
    [InlineData("interface", "interface")]
    public void SoMustEveryTypeAroundIt(string keyword, string written) => Expect.Problem(
        "NG1001",
        $"'Inner' must be partial, so that the generator can add the network's members: write 'partial {written} Inner'",
        $"partial class Outer {{ {keyword} [|Inner|] {{ {Body} partial class Net; }} }}");

    [Fact]
    public void EachTypeThatIsNotPartialIsAProblemOfItsOwn() => Expect.Problems(
        $"namespace A.B {{ class [|Outer|] {{ struct [|Inner|] {{ {Body} class [|Net|]; }} }} }}",
        [
            ("NG1001", "'Outer' must be partial, so that the generator can add the network's members: write 'partial class Outer'"),
            ("NG1001", "'Inner' must be partial, so that the generator can add the network's members: write 'partial struct Inner'"),
            ("NG1001", "'Net' must be partial, so that the generator can add the network's members: write 'partial class Net'"),
        ]);

    [Fact]
    public void APartialClassInPartialTypesIsRight() =>
        Expect.None($"public partial class Outer {{ private partial interface IInner {{ {Body} internal sealed partial class Net; }} }}");

    [Theory]
    [InlineData("partial class [|Net|]<T>;", "generic, or nested in a generic type", "remove the type parameters")]
    [InlineData("static partial class [|Net|];", "static", "remove 'static'")]
    [InlineData("abstract partial class [|Net|];", "abstract", "remove 'abstract'")]
    [InlineData("file partial class [|Net|];", "file-local", "make it internal")]
    [InlineData("partial record [|Net|];", "a record", "make it a plain class")]
    public void SomeClassesCannotBeNetworks(string declaration, string what, string advice) => Expect.Problem(
        "NG1012",
        $"'Net' is {what}; a network must be a class that is not generic, static, abstract, file-local or a record: {advice}",
        Body + declaration);

    [Fact]
    public void NorCanAClassInAGenericType() => Expect.Problem(
        "NG1012",
        "'Net' is generic, or nested in a generic type; a network must be a class that is not generic, static, abstract, file-local or a record: remove the type parameters",
        $"partial class Outer<T> {{ {Body} partial class [|Net|]; }}");

    /// <summary>Everything in the project then looks for the framework in that class, its global usings too.</summary>
    [Theory]
    [InlineData("System", "LAYERS partial class [|System|];")]
    [InlineData("Net", "partial class System { LAYERS partial class [|Net|]; }")]
    public void NorCanAClassThatHidesTheFramework(string name, string declaration) => Expect.Problem(
        "NG1012",
        $"'{name}' is in the global namespace and named, or nested in a type named, 'System' or 'NetGen', which hides the namespace; "
            + "a network must be a class that is not generic, static, abstract, file-local or a record: rename that type, or put it into a namespace",
        declaration.Replace("LAYERS", Body, StringComparison.Ordinal),
        "CS0138",
        "CS0426");

    [Theory]
    [InlineData("partial struct Net;")]
    [InlineData("partial record struct Net;")]
    [InlineData("partial interface Net;")]
    [InlineData("enum Net;")]
    public void TheCompilerSpeaksForWhatIsNoClass(string declaration) => Expect.None(Body + declaration, "CS0592");

    [Theory]
    [InlineData("public sealed partial class Net;")]
    [InlineData("internal partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("[Obsolete] partial class Net;")]
    public void OrdinaryClassesCan(string declaration) => Expect.None(Body + declaration);

    [Fact]
    public void LayersNeedNetwork() => Expect.Problem(
        "NG1002",
        "'Net' has layer attributes but no [Network]: add [Network(Loss.…)] above them, or remove the layers",
        "partial class Net; [Input(3)] [Dense(1)] partial class [|Net|]; [Obsolete] class Other;");

    [Fact]
    public void LayersStandWithNetworkOnOneDeclaration() => Expect.Problem(
        "NG1003",
        "[Dense] stands on another declaration of 'Net' than [Network], and C# leaves the order of partial declarations open: move [Network] and all layers to one of them",
        "[[|Dense(0 + 1)|], Dense(2)] partial class Net; [Network(Loss.BinaryCrossEntropy)] [Input(3)] partial class Net; partial class Net;");

    [Fact]
    public void OtherDeclarationsMayBeThere() =>
        Expect.None("[Obsolete] partial class Net; " + Body + "partial class Net; partial class Net { int _x = 1; }");

    [Fact]
    public void AClassOfSeveralDeclarationsIsReportedOnce() => Expect.Problem(
        "NG1004",
        "'Net' has no [Input]: put [Input(…)] with the shape of one sample (batch left out) before the first layer",
        "partial class Net; [Network(Loss.Huber)] [Dense(3)] partial class [|Net|]; partial class Net;");
}
