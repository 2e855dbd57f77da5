using System;
using System.Text.RegularExpressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Emitted code with one mistake in it: the comparison the other tests stand on must see each.</summary>
public class PlantedMistakeTests
{
    private static readonly Net Network = Net.Of(Loss.MeanSquaredError).In(Precision.Double)
        .Input(9).Dense(11, Activation.Tanh).Dense(11, Activation.ReLU).Dense(10, Activation.None);

    private static readonly Net Norms = Net.Of(Loss.MeanSquaredError).In(Precision.Double)
        .Input(9).Dense(11, Activation.Tanh).Layer<BatchNormAttribute>().Dense(10, Activation.Sigmoid).Layer<LayerNormAttribute>().Dense(3);

    private static readonly Net OneOutput = Net.Of(Loss.BinaryCrossEntropy).In(Precision.Double).Input(9).Dense(7, Activation.Tanh).Dense(1, Activation.Sigmoid);

    /// <summary>More weights than are transposed at once.</summary>
    private static readonly Net ManyOutputs = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(5).Dense(9, Activation.Tanh).Dense(700, Activation.Tanh).Dense(2);

    /// <summary>Rows of the caller's, whose last vector takes in numbers of the one before.</summary>
    private static readonly Net Logistic = Net.Of(Loss.BinaryCrossEntropy).In(Precision.Double).Input(13).Dense(1, Activation.Sigmoid);

    /// <summary>A function of the caller's rows, whose last vector takes in numbers of the one before.</summary>
    private static readonly Net OfInputs = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(13).Layer<ActivationAttribute>(("activation", Activation.Tanh)).Dense(10);

    /// <summary>Inputs that one sample multiplies number by number.</summary>
    private static readonly Net FewInputs = Net.Of(Loss.BinaryCrossEntropy).In(Precision.Double).Input(5).Dense(1, Activation.Sigmoid);

    /// <summary>Padded rows that are copied side by side.</summary>
    private static readonly Net Reshaped = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(3, 5).Dense(6, Activation.Tanh).Layer<FlattenAttribute>().Dense(2);

    /// <summary>Rows without padding, whose elementwise steps are fused into sums and gradients.</summary>
    private static readonly Net Fused = Net.Of(Loss.MeanSquaredError).In(Precision.Double)
        .Input(9).Dense(16, Activation.ReLU).Dense(16, Activation.Tanh).Layer<BatchNormAttribute>().Dense(3);

    /// <summary>Layers whose rows one sample keeps in registers.</summary>
    private static readonly Net Narrow = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(9).Dense(7, Activation.Tanh).Dense(6, Activation.Sigmoid).Dense(2);

    /// <summary>Sums over more samples than one block has, in single precision.</summary>
    private static readonly Net InBlocks = Net.Of(Loss.MeanSquaredError).In(Precision.Single).Input(9).Dense(16, Activation.Tanh).Dense(16, Activation.Sigmoid).Dense(3);

    [Fact]
    public void NoMistakeIsNone()
    {
        Assert.Null(DifferenceOfManyAfter(text => text));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, Norms));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, OneOutput));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, Logistic));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, ManyOutputs));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, OfInputs));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, Narrow));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, FewInputs));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, Reshaped));
        Assert.Null(DifferenceAfter(CodeStyle.Fast, text => text, Fused));
        Assert.Null(DifferenceAfter(CodeStyle.Plain, text => text, Norms));
    }

    [Theory]
    [InlineData("padding in a row's sum", @"(deviationV\d+ = )\((\(\w+ - \w+\)) & Vector256\.Create\([-0-9L, ]*\)\.AsDouble\(\)\);", "$1$2;")]
    [InlineData("a deviation from another mean", @"\(\w+ - meanV\d+\) \* reciprocal", "Zero256 * reciprocal")]
    [InlineData("a gradient without its projection", @"- (\(\w+ - meanV\d+\)) \* slopeV\d+", "- Zero256")]
    [InlineData("a row's sum cut short", @"VectorMath\.Sum\((sumV\d+)\)", "$1.ToScalar()")]
    [InlineData("a batch's sum cut short", @"s < n; s\+\+\)", "s < n - 1; s++)")]
    public void MistakesInFastNormsAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), Norms) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("sums in each other's place", @"StoreSums\((sumV\d+), (sumV\d+)", "StoreSums($2, $1")]
    [InlineData("samples left behind", @"left = n - s", "left = n - s - 1")]
    [InlineData("a sample between two tiles", @"s < n - 3; s \+= 4", "s < n - 3; s += 5")]
    [InlineData("a column's total that is not added up", @"VectorMath\.Sum\((totalV\d+)\)", "$1.ToScalar()")]
    [InlineData("a chain that is left out", @"sumV(\d+) \+= sumV(\d+);", "")]
    [InlineData("a gradient with the wrong sign", @"Store256\((dV\d+) \* ", "Store256(-$1 * ")]
    [InlineData("one sample's bias", @"b2 -= rate", "b2 += rate")]
    [InlineData("one sample's step", @"Create\(-rate \* dZ2\)", "Create(rate * dZ2)")]
    public void MistakesInFastCodeOfOneOutputAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), OneOutput) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("numbers that count twice", @"Vector256\.AndNot\((.*?), Vector256\.Create\([-0-9L, ]*\)\.AsDouble\(\)\)", "$1")]
    [InlineData("a last vector in another place", @"\(ref (\w+), 9\)", "(ref $1, 8)")]
    [InlineData("weights that are updated twice", @"Vector256\.ConditionalSelect\(Vector256\.Create\([-0-9L, ]*\)\.AsDouble\(\), Load256\(ref [^;]*?\),\s+(MultiplyAdd256.*)\),\s+ref", "$1, ref")]
    [InlineData("a last tile left out", @"if \(end == \d+\)", "if (end < 0)")]
    public void MistakesInLastVectorsAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), Logistic) is not null, $"Nobody saw {mistake}.");

    [Fact]
    public void ARowCopiedToAnothersPlaceIsSeen() =>
        Assert.NotNull(DifferenceAfter(CodeStyle.Fast, text => Replace(text, @"k / 6\) \* 8", "k / 6) * 6"), Reshaped));

    [Fact]
    public void AnInputThatIsLeftOutIsSeen() =>
        Assert.NotNull(DifferenceAfter(CodeStyle.Fast, text => Replace(text, @"sum1 = double\.MultiplyAddEstimate[^;]*;", string.Empty), FewInputs));

    [Theory]
    [InlineData("sums in each other's place", @"AddFourBlocks256\(block, (sumV\d+), (sumV\d+)", "AddFourBlocks256(block, $2, $1")]
    [InlineData("four sums in one place", @"(AddFourBlocks256\([^;]*), \d+\);", "$1, 0);")]
    [InlineData("a block instead of all", @"AddFourBlocks256\(block, ", "AddFourBlocks256(0, ")]
    [InlineData("a block that is left out", @"block \+= 256\)", "block += 512)")]
    public void MistakesInBlocksOfSumsAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceOfManyAfter(text => Replace(text, pattern, replacement)) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("a product that is not taken before it is added", @"(sumV\d+ \+= Load256\([^)]*\)) \* Load256\([^)]*\);", "$1;")]
    [InlineData("a gradient without its mask", @"(PackedInputGradient2\((?:(?!\n        \}\n)[\s\S])*?StoreFour256\(sumV\d+) & Vector256\.GreaterThan\([^;]*?Zero256\)", "$1")]
    [InlineData("gradients left over without their mask", @"(PackedInputGradient2\((?:(?!\n        \}\n)[\s\S])*?Store256\(Load256\([^)]*\)) & Vector256\.GreaterThan\([^;]*?Zero256\)", "$1")]
    [InlineData("a mask of another row", @"(PackedInputGradient2\((?:(?!\n        \}\n)[\s\S])*?GreaterThan\(Load256\(ref a, )\(s \+ 1\)", "${1}s")]
    [InlineData("a gradient without its mean", @"\((\w+) - dMeanV\d+\)", "$1")]
    public void MistakesInFusedStepsAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), Fused) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("another number of a row in registers", @"(Shuffle\(\w+Row0, Vector256\.Create\()2L\)", "${1}3L)")]
    [InlineData("another vector of a row in registers", @"(Shuffle\(\w+)Row1,", "${1}Row0,")]
    [InlineData("an output in another's place", @"Unsafe\.Add\(ref output, 1\) = (\w+)\.GetElement\(1\)", "Unsafe.Add(ref output, 1) = $1.GetElement(0)")]
    public void MistakesInRowsInRegistersAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), Narrow) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("a last vector in another place", @"(Shuffle\(Load256\(ref x, .*? \+ )9\)", "${1}8)")]
    [InlineData("numbers in the wrong order", @"Vector256\.Create\(3L, -1L, -1L, -1L\)", "Vector256.Create(2L, -1L, -1L, -1L)")]
    [InlineData("a mean of one lane", @"VectorMath\.Sum\((totalV\d+)\) /", "$1.ToScalar() /")]
    [InlineData("a mean of the last vectors", @"(?<=totalV0 = Vector256<double>\.Zero;[^{}]*\{\s*var vV1 = [^;]*;\s*)totalV0 \+= vV1;", "")]
    public void MistakesInMapsOfInputsAndInMeansAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), OfInputs) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("statistics put elsewhere", @"nextRunningVar2 = gradients\.Slice\(\d+", "nextRunningVar2 = gradients.Slice(0")]
    [InlineData("a biased variance", @"/ \(n - 1\.0\)", "/ n")]
    [InlineData("momentum the other way round", @"0\.9 \* runningMean2\[c\] \+ 0\.1 ", "0.1 * runningMean2[c] + 0.9 ")]
    [InlineData("statistics of the batch in evaluation", @"- runningMean2\[c\]", "- 0")]
    public void MistakesInPlainNormsAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Plain, text => Replace(text, pattern, replacement), Norms) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("a wrong sign", @"MultiplyAdd256\((aV\d+), (wV\d+)", "MultiplyAdd256(-$1, $2")]
    [InlineData("a missing term", @"sumV(\d+) \+= sumV(\d+);", "")]
    [InlineData("a transposed factor", @"(StoreFour256\(sumV[^;]*ref dW, [^;]*), 4\);", "$1, 8);")]
    [InlineData("samples left over without the bias", @"(PanelProduct\.Rows\([^;]*?, 12, )ref b, ", "${1}ref Unsafe.NullRef<double>(), ")]
    [InlineData("samples left over that are one number short", @"(PanelProduct\.Rows\([^;]*?, 12), 11, ref ", "$1, 10, ref ")]
    [InlineData("a sample left over that is left out", @"PanelProduct\.Rows\(n - ", "PanelProduct.Rows(n - 1 - ")]
    [InlineData("samples left over without their outputs", @"(PanelProduct\.Rows\([^;]*?, 12), 12, ref b", "$1, 0, ref b")]
    [InlineData("a wrong mask", @"GreaterThan\((uV\d+|Load256\(ref a[^)]*\)), Zero256\)", "GreaterThan(Zero256, $1)")]
    [InlineData("a wrong offset in the arena", @"ref Unsafe\.Add\(ref scratch, n \* \d+ \+ first \* \d+\)", "ref scratch")]
    [InlineData("padding that is not cleared", @" & Vector256\.Create\([-0-9L, ]*\)\.AsDouble\(\)", " + Vector256<double>.One")]
    [InlineData("a sample alone with another layer's bias", @"(double b1 = ref [^{]*?)double b2 = ref [^;]*;", "$1double b2 = ref b1;")]
    [InlineData("a step up the gradient", @"-rate", "rate")]
    [InlineData("a step of another length", @"Create\(-rate\)", "Create(-1.0)")]
    [InlineData("a batch cut short", @"s < n; s\+\+\)", "s < n - 1; s++)")]
    [InlineData("a last tile in another place", @"nint\.Min\(t \* (\d+), 7\)", "nint.Min(t * $1, 6)")]
    [InlineData("a last tile left out", @"\(end == \d+ \? \d+ : end\)", "end")]
    [InlineData("an input that is not transposed", @"(PanelTranspose\.Copy\(.*?, )11, 12, ", "${1}10, 12, ")]
    [InlineData("an output that is not transposed", @"(PanelTranspose\.Copy\(ref w, \d+, \d+, )11, ", "${1}8, ")]
    public void MistakesInFastCodeAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement)) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("weights transposed from another panel", @"(PanelTranspose\.Copy\(ref .*?, 8, )\d+, ", "${1}8, ")]
    [InlineData("a block that is not added to the one before", @"p == 0 \? (sumV\d+) : .*?, ref", "$1, ref")]
    [InlineData("a sample between two tiles of six", @"s < last; s \+= 6", "s < last; s += 7")]
    [InlineData("a sample between two tiles of four", @"s < whole; s \+= 4", "s < whole; s += 5")]
    [InlineData("a panel in another's place", @"(Load256\(ref wV\d+, )144\)", "${1}72)")]
    [InlineData("a block that is left out", @"(p = \d+; p < )\d+(; p \+= 232\))", "${1}232$2")]
    public void MistakesInFastCodeOfManyOutputsAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Fast, text => Replace(text, pattern, replacement), ManyOutputs) is not null, $"Nobody saw {mistake}.");

    [Theory]
    [InlineData("a wrong sign", @"sum \+= a1", "sum -= a1")]
    [InlineData("a wrong sign in a gradient", @"sum \+= dZ2", "sum -= dZ2")]
    [InlineData("a missing term", @"double sum = b2\[o\]", "double sum = 0")]
    [InlineData("a transposed factor", @"w2\[o \* 11 \+ i\]", "w2[i * 11 + o]")]
    [InlineData("a wrong mask", @"a2\[s \* 11 \+ c\] > 0\.0", "a2[s * 11 + c] <= 0.0")]
    public void MistakesInPlainCodeAreSeen(string mistake, string pattern, string replacement) =>
        Assert.True(DifferenceAfter(CodeStyle.Plain, text => Replace(text, pattern, replacement)) is not null, $"Nobody saw {mistake}.");

    internal static string Replace(string text, string pattern, string replacement)
    {
        string replaced = Regex.Replace(text, pattern, replacement);
        Assert.True(replaced != text, $"Nothing to plant a mistake in matches {pattern}.");
        return replaced;
    }

    private static string? DifferenceOfManyAfter(Func<string, string> plant) => DifferenceAfter(CodeStyle.Fast, plant, InBlocks, samples: 300, tolerance: 1e-4);

    internal static string? DifferenceAfter(
        CodeStyle style, Func<string, string> plant, Net? network = null, int samples = 22, double tolerance = 1e-9)
    {
        Net net = (network ?? Network).In(style);
        string text = NetworkCompiler.Compile(net.Declaration, Choices.Standard with { VectorWidths = [256] })!;
        EmittedAssembly assembly = EmittedAssembly.Of(
            GeneratorRun.CompilationOf(net.Source).AddSyntaxTrees(GeneratorRun.Parse(plant(text)).WithFilePath(net.Declaration.HintName)));
        var @case = new NetworkCase(net, samples, DataStyle.Normal, seed: 4);
        return Outcome.Of(assembly.Network(net), @case).DifferenceFrom(Outcome.Interpreted(@case), tolerance, floor: 1e-3);
    }
}
