using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>A small network: what stands around its kernels, one sample's code and plain code.</summary>
/// <param name="name">What is special about it.</param>
/// <param name="net">The network.</param>
/// <param name="choices">What is forced, so that few samples and small layers lead to every piece of code.</param>
internal sealed class MutatedNetwork(string name, Net net, Choices choices) : MutatedCode
{
    /// <summary>Blocks of samples, of sums and of transposed weights that are small enough for a batch of a few tiles to have several.</summary>
    private static readonly Choices OnStack = Choices.Standard with { VectorWidths = [256], MostBlockRows = 16, RowsPerSum = 16 };

    /// <summary>Scratch from the pool comes as its last user left it; on the stack it is zero.</summary>
    private static readonly Choices Small = OnStack with { StackBytes = 0, StatementsPerMethod = 80 };

    public static ImmutableArray<MutatedNetwork> Networks { get; } =
        [.. Given.Select((n, i) => new MutatedNetwork(n.Name, n.Net.Called($"Network{i}"), n.Choices))];

    public override string Name => name;

    public Net Net => net;

    public override string Text => NetworkCompiler.Compile(net.Declaration, choices)!;

    public override string Declaration => net.Source;

    /// <summary>All of the code's class but the kernels that are checked by themselves.</summary>
    public override IEnumerable<MethodDeclarationSyntax> MethodsOf(SyntaxNode root) => root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        .Where(c => c.Modifiers.Any(SyntaxKind.FileKeyword)).SelectMany(c => c.Members.OfType<MethodDeclarationSyntax>())
        .Where(m => !KernelNames.Contains(Mutation.FamilyOf(m)));

    public override Func<string?> CheckOf(Assembly assembly)
    {
        EmittedAssembly emitted = EmittedAssembly.Of(assembly);
        return new NetworkCheck(net, () => emitted.Network(net)).Difference;
    }

    private static IEnumerable<(string Name, Net Net, Choices Choices)> Given =>
    [
        ("layers", Double().Input(9).Dense(11, Activation.Tanh).Dense(11, Activation.ReLU).Dense(10), Small),
        ("norms", Double().Input(9).Dense(11, Activation.Tanh).Layer<BatchNormAttribute>().Dense(10, Activation.Sigmoid).Layer<LayerNormAttribute>().Dense(3), Small),
        ("one output", Double(Loss.BinaryCrossEntropy).Input(9).Dense(7, Activation.Tanh).Dense(1, Activation.Sigmoid), Small),
        ("many outputs", Double().Input(5).Dense(9, Activation.Tanh).Dense(77, Activation.Tanh).Dense(2), Small with { PackedBytes = 4096 }),
        ("one output of the caller's rows", Double(Loss.BinaryCrossEntropy).Input(13).Dense(1, Activation.Sigmoid), Small),
        ("a function of the caller's rows", Double().Input(13).Layer<ActivationAttribute>(("activation", Activation.Tanh)).Dense(10), Small),
        ("few inputs", Double(Loss.BinaryCrossEntropy).Input(5).Dense(1, Activation.Sigmoid), Small),
        ("rows copied side by side", Double().Input(3, 5).Dense(6, Activation.Tanh).Flatten().Dense(2), Small),
        ("fused steps", Double().Input(9).Dense(16, Activation.ReLU).Dense(16, Activation.Tanh).Layer<BatchNormAttribute>().Dense(3), Small),
        ("rows in registers", Double().Input(9).Dense(7, Activation.Tanh).Dense(6, Activation.Sigmoid).Dense(2), OnStack),
        ("sums in blocks", Double().In(Precision.Single).Input(9).Dense(16, Activation.Tanh).Dense(16, Activation.Sigmoid).Dense(7), Small),
        ("classes", Double(Loss.CrossEntropy).Input(6).Dense(9, Activation.Softmax).Dense(5, Activation.Softmax), Small),
        ("branches", Double().Input(2, 6).Dense(5, Activation.GELU, name: "a1").Dropout(0.4).Concat("a1", axis: 1).Dense(3), Small),
        ("convolutions", Convolutions, Small),
        ("a stream", Stream, OnStack),
        ("plain layers", Double().Input(5).Dense(7, Activation.Tanh).Dense(6, Activation.ReLU).Dense(3).In(CodeStyle.Plain), OnStack),
        ("plain norms", Double().Input(5).Dense(7, Activation.Tanh).Layer<BatchNormAttribute>().Dense(6, Activation.Sigmoid).Layer<LayerNormAttribute>().Dense(3).In(CodeStyle.Plain), Small),
        ("plain convolutions", PlainConvolutions.In(CodeStyle.Plain), Small),
        ("plain recurrence", Double().Input(3, 4).Layer<GruAttribute>(("units", 3)).In(CodeStyle.Plain), Small),
        ("plain classes", Double(Loss.CrossEntropy).Input(2, 3).Dropout(0.4).Flatten().Dense(5, Activation.Softmax).Dense(4, Activation.Softmax).In(CodeStyle.Plain), Small),
    ];

    private static Net Convolutions => Double().Input(2, 6, 7)
        .Layer<Conv2DAttribute>(("filters", 5), ("kernel", 3), ("activation", Activation.ReLU), ("padding", 1))
        .Layer<Conv2DAttribute>(("filters", 4), ("kernel", 2), ("stride", 2)).Flatten().Dense(3);

    /// <summary>Both layers that have a state.</summary>
    private static Net Stream => Double().Input(2, 5).Convolve(4, 3, Activation.Tanh, dilation: 2).Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0))
        .Layer<LstmAttribute>(("units", 3));

    private static Net PlainConvolutions => Double().Input(2, 4, 4)
        .Layer<Conv2DAttribute>(("filters", 3), ("kernel", 2), ("stride", 2), ("padding", 1), ("activation", Activation.Tanh))
        .Layer<ConvTranspose2DAttribute>(("filters", 2), ("kernel", 2), ("dilation", 2)).Flatten().Dense(2);

    private static Net Double(Loss loss = Loss.MeanSquaredError) => Net.Of(loss).In(Precision.Double);
}
