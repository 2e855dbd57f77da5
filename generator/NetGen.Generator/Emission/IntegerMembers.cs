using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Text;
using static NetGen.Generator.Emission.Documentation;

namespace NetGen.Generator.Emission;

/// <summary>
/// The members of a network whose samples are tokens, or whose targets are class indices: they check integers, copy them into the network's number type
/// and call the members of its interface.
/// </summary>
/// <param name="surface">What the signatures depend on.</param>
/// <param name="self">The network's and the number's type, as arguments.</param>
internal sealed class IntegerMembers(Surface surface, string self)
{
    private const string Sys = "global::System.";
    private const string Lib = "global::NetGen.";

    private readonly string _number = surface.Number;
    private readonly string _inputs = $"{Sys}ReadOnlySpan<{(surface.Whole.Tokens ? "int" : surface.Number)}>";
    private readonly string _targets = $"{Sys}ReadOnlySpan<{(surface.Whole.Classes ? "int" : surface.Number)}>";
    private readonly string _inputText =
        $"<c>[n]{Members.Dimensions(surface.Input)}</c>, row-major{(surface.Whole.Tokens ? ": tokens" : string.Empty)}.";

    private readonly string _targetText =
        $"<c>[n]{Members.Dimensions(surface.Target)}</c>, row-major{(surface.Whole.Classes ? ": class indices" : string.Empty)}.";

    private readonly string _exception = Exception("ArgumentException", "Lengths that do not fit, or a number out of its range.");

    private string Network => $"(({Lib}{(surface.Training ? "ITrainableNetwork" : "INetwork")}<{self}>)this)";

    public IEnumerable<Member> Inference()
    {
        yield return Entry($"public void Predict({_inputs} inputs, {Sys}Span<{_number}> outputs)", "Predict", ", outputs", takesTargets: false,
            Predicts,
            Parameter("inputs", _inputText),
            Parameter("outputs", $"<c>[n]{Members.Dimensions(surface.Output)}</c>, row-major."),
            _exception);
        if (surface.Output is null || surface.Output.Size == 1)
        {
            yield return new($"public {_number} Predict({_inputs} input)",
                $"{{ {_number} output = 0; Predict({Lib}Guard.OneSample(input, InputSize), new {Sys}Span<{_number}>(ref output)); return output; }}",
                PredictsOne,
                Parameter("input", $"<c>{Members.Dimensions(surface.Input)}</c>."),
                "<returns>The one output.</returns>",
                _exception);
        }

        if (surface.HasInput && surface.HasOutput)
        {
            yield return new("public Output Predict(in Input input)",
                "{ Output output = default; Predict(input, output); return output; }", PredictsOne);
        }

        yield return Entry($"public {_number} Evaluate({_inputs} inputs, {_targets} targets)", "Evaluate", string.Empty, takesTargets: true,
            Evaluates,
            Parameter("inputs", _inputText), Parameter("targets", _targetText), _exception);
    }

    public IEnumerable<Member> Training()
    {
        string gradients = $"{Lib}Gradients<{_number}> gradients";
        yield return Entry($"public {_number} ComputeGradients({_inputs} inputs, {_targets} targets, {gradients})",
            "ComputeGradients", ", gradients", takesTargets: true,
            ComputesGradients,
            Parameter("inputs", _inputText), Parameter("targets", _targetText),
            Parameter("gradients", "Made by <see cref=\"CreateGradients\"/>; overwritten."), "<returns>The mean loss.</returns>", _exception);
        yield return Entry($"public {_number} Step({_inputs} inputs, {_targets} targets, {gradients}, {Lib}OptimizerState<{_number}> optimizer)",
            "Step", ", gradients, optimizer", takesTargets: true,
            Steps,
            Parameter("inputs", _inputText), Parameter("targets", _targetText),
            Parameter("gradients", "Made by <see cref=\"CreateGradients\"/>; which gradients they hold afterwards is not defined."),
            Parameter("optimizer", "Made by an optimizer's <c>CreateState</c> for as many elements as the gradients have."),
            "<returns>The mean loss before the update.</returns>", _exception);
    }

    /// <summary>A member that copies its integers and calls the interface's.</summary>
    private Member Entry(string declaration, string member, string last, bool takesTargets, params ImmutableArray<string> documentation)
    {
        string text = declaration + "\n{\n";
        string inputs = surface.Whole.Tokens ? Copied("x", "inputs", "InputSize", surface.Whole.Samples) : "inputs";
        string targets = !takesTargets ? string.Empty
            : surface.Whole.Classes ? ", " + Copied("y", "targets", "TargetSize", surface.Whole.Targets)
            : ", targets";
        text += $"    {(takesTargets ? "return " : string.Empty)}{Network}.{member}({inputs}{targets}{last});\n}}";
        return new Member(text, null, documentation) { IsRaw = true };

        string Copied(string name, string argument, string size, ImmutableArray<IndexRange> ranges)
        {
            (int below, int ignored) = ranges.IsEmpty ? (1, 0) : (ranges[0].Below, ranges[0].Ignored);
            string further = ignored == 0 ? string.Empty : ", " + Literal.Of(ignored);
            text += $"    using var {name} = new {Lib}WholeNumbers<{_number}>({argument}, {size}, \"{argument}\", {Literal.Of(below)}{further});\n";
            return name + ".Numbers";
        }
    }
}
