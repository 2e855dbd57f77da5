using System.Collections.Generic;
using NetGen.Generator.Programs;
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
    private readonly string _inputText = $"<c>[n]{Members.Dimensions(surface.Input)}</c>, row-major{(surface.Whole.Tokens ? ": tokens" : string.Empty)}.";
    private readonly string _targetText =
        $"<c>[n]{Members.Dimensions(surface.Target)}</c>, row-major{(surface.Whole.Classes ? ": class indices" : string.Empty)}.";

    private readonly string _exception = Exception("ArgumentException", "Lengths that do not fit, or a number out of its range.");

    private string Network => $"(({Lib}{(surface.Training ? "ITrainableNetwork" : "INetwork")}<{self}>)this)";

    public IEnumerable<Member> Inference()
    {
        const string summary = "Runs the network on n samples. Thread-safe; allocates nothing.";
        yield return new($"public void Predict({_inputs} inputs, {Sys}Span<{_number}> outputs)", Body("Predict", "inputs", ", outputs"),
            Summary(summary),
            Parameter("inputs", _inputText),
            Parameter("outputs", $"<c>[n]{Members.Dimensions(surface.Output)}</c>, row-major."),
            _exception);
        if (surface.Output is null || surface.Output.Size == 1)
        {
            yield return new($"public {_number} Predict({_inputs} input)",
                $"{{ {_number} output = 0; Predict({Lib}Guard.OneSample(input, InputSize), new {Sys}Span<{_number}>(ref output)); return output; }}",
                Summary(summary), Parameter("input", $"<c>{Members.Dimensions(surface.Input)}</c>."), "<returns>The one output.</returns>", _exception);
        }

        if (surface.HasInput && surface.HasOutput)
        {
            yield return new("public Output Predict(in Input input)", "{ Output output = default; Predict(input, output); return output; }", Summary(summary));
        }

        yield return new($"public {_number} Evaluate({_inputs} inputs, {_targets} targets)", Body("Evaluate", "inputs", string.Empty, "targets"),
            Summary("The mean loss over n samples, in evaluation mode. Thread-safe; allocates nothing."),
            Parameter("inputs", _inputText), Parameter("targets", _targetText), _exception);
    }

    public IEnumerable<Member> Training()
    {
        string gradients = $"{Lib}Gradients<{_number}> gradients";
        yield return new($"public {_number} ComputeGradients({_inputs} inputs, {_targets} targets, {gradients})",
            Body("ComputeGradients", "inputs", ", gradients", "targets"),
            Summary("The mean loss over n samples in training mode, and its gradient by every trained tensor. Allocates only when n grows."),
            Parameter("inputs", _inputText), Parameter("targets", _targetText),
            Parameter("gradients", "Made by <see cref=\"CreateGradients\"/>; overwritten."), "<returns>The mean loss.</returns>", _exception);
        yield return new($"public {_number} Step({_inputs} inputs, {_targets} targets, {gradients}, {Lib}OptimizerState<{_number}> optimizer)",
            Body("Step", "inputs", ", gradients, optimizer", "targets"),
            Summary("One training step: the gradients of the mean loss over n samples, and the optimizer's update. Where the loss is not finite, nothing is updated."),
            Parameter("inputs", _inputText), Parameter("targets", _targetText),
            Parameter("gradients", "Made by <see cref=\"CreateGradients\"/>; what they hold afterwards is not defined."),
            Parameter("optimizer", "Made by an optimizer's <c>CreateState</c> for as many elements as the gradients have."),
            "<returns>The mean loss before the update.</returns>", _exception);
    }

    /// <summary>A call of the interface's member.</summary>
    private string Body(string member, string inputs, string last, string? targets = null)
    {
        int vocabulary = surface.Whole.Samples.IsEmpty ? 1 : surface.Whole.Samples[0].Below;
        (string usingInputs, string x) = surface.Whole.Tokens ? Copied("x", inputs, "InputSize", Literal.Of(vocabulary)) : (string.Empty, inputs);
        (string usingTargets, string y) = targets is null ? (string.Empty, string.Empty)
            : surface.Whole.Classes ? Copied("y", targets, "TargetSize", Classes) : (string.Empty, targets);
        string arguments = targets is null ? x : $"{x}, {y}";
        return $"{{ {usingInputs}{usingTargets}{(member == "Predict" ? string.Empty : "return ")}{Network}.{member}({arguments}{last}); }}";
    }

    private string Classes => surface.Whole.Targets.IsEmpty ? "1" : $"{Literal.Of(surface.Whole.Targets[0].Below)}, {Literal.Of(surface.Whole.Targets[0].Ignored)}";

    private (string Using, string Name) Copied(string name, string argument, string size, string below) =>
        ($"using var {name} = new {Lib}WholeNumbers<{_number}>({argument}, {size}, \"{argument}\", {below}); ", name + ".Numbers");
}
