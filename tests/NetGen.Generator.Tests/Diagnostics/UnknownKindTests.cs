using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class UnknownKindTests
{
    private static string Message(string kind) =>
        $"NetGen knows no layer kind '{kind}': kinds cannot be added by deriving from LayerAttribute, and library and generator must be of one version";

    private static string Attribute(string name, string parameters = "") => $"class {name}({parameters}) : LayerAttribute(null, null);";

    [Theory]
    [InlineData("Mine", "MineAttribute")]
    [InlineData("Mine", "Mine")]
    [InlineData("Attribute", "Attribute")]
    public void ALayerOfTheUsersOwnIsNoLayer(string kind, string name) => Expect.Problem(
        "NG1016",
        Message("Own." + kind),
        $"namespace Own {{ {Attribute(name)} [Network(Loss.BinaryCrossEntropy)] [Input(3)] [[|Own.{name}|]] partial class Net; }}");

    [Fact]
    public void ItsNameDoesNotMakeItOurs() => Expect.Problems(
        $"namespace Own {{ {Attribute("DenseAttribute", "int[] units")} [Network(Loss.Huber)] [Input(3)] [[|Own.Dense(new[] {{ 1 }})|]] [NetGen.Dense(1)] partial class Net; }}",
        [("NG1016", Message("Own.Dense"))]);

    [Fact]
    public void NorIsOneOfNoNamespace() => Expect.Problem(
        "NG1016",
        Message("global::Dense"),
        $"{Attribute("DenseAttribute")} [Network(Loss.Huber)] [Input(3)] [[|global::Dense|]] [NetGen.Dense(1)] partial class Net;");

    [Theory]
    [InlineData("MineAttribute", "Mine")]
    [InlineData("Attribute", "Attribute")]
    public void NorDoesItsNamespace(string name, string kind) => Expect.Problem(
        "NG1016",
        Message(kind),
        $"namespace NetGen {{ {Attribute(name)} }} [Network(Loss.Huber)] [Input(3)] [[|NetGen.{name}|]] [Dense(0 + 1)] partial class Net;");

    /// <summary>It has not the options of the library's.</summary>
    [Fact]
    public void NorDoBoth() => Expect.Problem(
        "NG1016",
        Message("Dense"),
        $"namespace NetGen {{ {Attribute("DenseAttribute", "double units")} }} [Network(Loss.Huber)] [Input(3)] [[|NetGen.Dense(1)|]] partial class Net;");

    [Fact]
    public void ANetworkAttributeOfTheUsersOwnIsLeftAlone() => Expect.None(
        "namespace NetGen { class NetworkAttribute(Loss loss) : Attribute; } [NetGen.Network(Loss.Huber)] [Input(3)] [Dense(0)] partial class Net;");
}
