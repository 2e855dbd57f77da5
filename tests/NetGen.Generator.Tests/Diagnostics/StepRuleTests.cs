using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A network without an output after a step: the compiler refuses its members for one step, under the rule's id.</summary>
public sealed class StepRuleTests
{
    [Theory]
    [InlineData("[|net.PredictNext(new float[3], new float[1], new float[8])|];")]
    [InlineData("_ = [|Net.StateSize|];")]
    [InlineData("_ = [|Net.StepInputSize|];")]
    [InlineData("_ = [|Net.StepOutputSize|];")]
    [InlineData("#pragma warning disable NG4008\n[|net.PredictNext([], [], [])|];")]
    public void NoMemberForOneStepCompiles(string statement)
    {
        Diagnostic error = Assert.Single(Errors(statement, out string place));
        Assert.Equal("NG4008", error.Id);
        Assert.EndsWith(
            "Layer 'gru1' (Gru) needs more than one step of the network's input at a time, so there is no output after a step: use Predict, or leave the "
            + "layer out'",
            error.GetMessage(CultureInfo.InvariantCulture),
            System.StringComparison.Ordinal);
        Assert.Equal(place, error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan));
    }

    [Fact]
    public void OtherMembersCompile() => Assert.Empty(Errors("[|net|].Predict(new float[12], new float[1]);", out _));

    private static Diagnostic[] Errors(string statement, out string place)
    {
        var markup = new Markup(
            $"[Network(Loss.Huber)] [Input(4, 3)] [Gru(8, reverse: true)] [Dense(1)] partial class Net;\nclass User {{ void Use(Net net) {{\n{statement}\n}} }}");
        Compilation compilation = Analysis.Generate(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, markup.Text)));
        place = markup.Text.Substring(markup.Spans[0].Start, markup.Spans[0].Length);
        Assert.Empty(Analysis.Run(compilation));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
    }
}
