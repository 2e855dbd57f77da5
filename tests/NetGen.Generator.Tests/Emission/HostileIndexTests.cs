using System;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;
using Choices = NetGen.Generator.Layout.Choices;

namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// Numbers that another thread changes after the checks at the entry lead out of no table: fast code without those checks takes the nearest index.
/// </summary>
public sealed partial class HostileIndexTests
{
    private const int Vocabulary = 7;
    private const int Classes = 4;
    private const int Inputs = 5;
    private static readonly double[] Hostile = [double.NaN, -1, 1e30, int.MinValue, int.MaxValue, 2.7, double.NegativeInfinity, 7, 3];

    [Theory]
    [InlineData(Precision.Single, 128)]
    [InlineData(Precision.Single, 256)]
    [InlineData(Precision.Single, 512)]
    [InlineData(Precision.Double, 256)]
    public void FastCodeTakesTheNearestIndex(Precision precision, int vectorBits)
    {
        Net net = Net.Of(Loss.SparseCrossEntropy).In(precision).Input(Inputs).Slice(1, 3)
            .Layer<EmbeddingAttribute>(("vocabulary", Vocabulary), ("dimension", 8)).Flatten().Dense(Classes, Activation.Softmax);
        string text = NetworkCompiler.Compile(net.Declaration, Choices.Standard with { VectorWidths = [vectorBits] })!;
        Assert.Equal(2, Checks().Count(text));
        IEmittedNetwork network = EmittedAssembly.Of([net], [Checks().Replace(text, string.Empty)]).Network(net);
        foreach (int n in new[] { 1, 3, 9 })
        {
            double[] inputs = [.. Enumerable.Range(0, n * Inputs).Select(i => i % Inputs is 0 or 4 ? 0.5 : Hostile[i % Hostile.Length])];
            double[] targets = [.. Enumerable.Range(0, n).Select(i => Hostile[i])];
            double[] near = [.. inputs.Select((x, i) => i % Inputs is 0 or 4 ? x : Nearest(x, Vocabulary))];
            double[] nearTargets = [.. targets.Select(t => Nearest(t, Classes))];
            Assert.Equal(network.Predict(near), network.Predict(inputs));
            var expected = network.ComputeGradients(near, nearTargets);
            var actual = network.ComputeGradients(inputs, targets);
            Assert.Equal(expected.Loss, actual.Loss);
            Assert.All(expected.Gradients, g => Assert.Equal(g.Value, actual.Gradients[g.Key]));
        }
    }

    private static double Nearest(double number, int count) => double.IsNaN(number) ? 0 : Math.Floor(Math.Clamp(number, 0, count - 1));

    [GeneratedRegex(@"^\s*WholeNumbers\.Check\([^;]*;\n", RegexOptions.Multiline)]
    private static partial Regex Checks();
}
