using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Tests.Declarations;
using Xunit;

namespace NetGen.Generator.Tests.House;

/// <summary>The compiler reads the options that the attributes have: all of them, by their names, as values of their types.</summary>
public sealed class OptionTests
{
    private static readonly AttributeUse Dense = new(typeof(DenseAttribute), ("units", 3));

    public static TheoryData<string> Kinds => [.. LayerKinds.List.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ALayersOptionsAreItsAttributes(string kind) =>
        Assert.Equal(OptionsOf(AttributeOf(kind)), LayerKinds.Find(kind)!.Options.Select(Text));

    [Fact]
    public void TheNetworksOptionsAreItsAttributes() =>
        Assert.Equal(OptionsOf(typeof(NetworkAttribute)), new OptionBinder(typeof(NetworkOptions)).Parameters.Select(Text));

    /// <summary>What the declaration of a layer reads beside its options.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryLayerCanBeNamedAndTakesANamedLayer(string kind) => Assert.Equal(
        Input.Kinds.Contains(kind) ? ["String name"] : ["String name", "String from"],
        AttributeOf(kind).GetConstructors().Single().GetParameters().Where(IsCommon).Select(Text));

    /// <summary>The two sides are compared as the tests above compare them.</summary>
    [Theory]
    [InlineData(typeof(Misspelt))]
    [InlineData(typeof(Retyped))]
    [InlineData(typeof(Incomplete))]
    public void ADifferenceShows(Type options) =>
        Assert.NotEqual(OptionsOf(typeof(DropoutAttribute)), new OptionBinder(options).Parameters.Select(Text));

    [Fact]
    public void AnOptionTheAttributeDoesNotHaveThrows()
    {
        var binder = new OptionBinder(typeof(Misspelt));
        ArgumentList arguments = new AttributeUse(typeof(DropoutAttribute)).Arguments;
        Assert.False(binder.Accepts(arguments));
        string message = Assert.Throws<ArgumentException>(() => binder.Bind(arguments)).Message;
        Assert.StartsWith("The attribute has no argument 'rates', but 'rate', 'name', 'from'.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOptionOfATypeThatNoAttributeHasThrows() => Assert.Contains(
        "Option 'rate' is a System.Single",
        Assert.Throws<NotSupportedException>(() => new OptionBinder(typeof(Retyped)).Bind(new AttributeUse(typeof(DropoutAttribute)).Arguments)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void AProblemOfAnOptionTheAttributeDoesNotHaveThrows()
    {
        var problems = new List<Problem>();
        var check = new LayerCheck(1, "dense1", Dense.Declaration, LayerKinds.Create(Dense.Declaration)!, [], problems);
        check.Require(false, "scale", -1, "positive");
        Assert.Equal("scale", Assert.Single(problems).Site.Argument);
        Assert.Throws<ArgumentException>(() => check.Require(false, "scales", -1, "positive"));
    }

    private static Type AttributeOf(string kind) => typeof(LayerAttribute).Assembly.GetType($"NetGen.{kind}Attribute", throwOnError: true)!;

    private static IEnumerable<string> OptionsOf(Type attribute) =>
        attribute.GetConstructors().Single().GetParameters().Where(p => !attribute.IsSubclassOf(typeof(LayerAttribute)) || !IsCommon(p)).Select(Text);

    private static bool IsCommon(ParameterInfo parameter) => parameter.Name is "name" or "from";

    /// <summary>Enums are compiled into both, so types are compared by name; a type is read as its name.</summary>
    private static string Text(ParameterInfo parameter) => parameter.ParameterType == typeof(Type)
        ? $"{nameof(String)} {parameter.Name}"
        : $"{(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).Name} {parameter.Name}";

    private sealed record Misspelt(double rates);

    private sealed record Retyped(float rate);

    private sealed record Incomplete;
}
