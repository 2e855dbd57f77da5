using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using static NetGen.Generator.Emission.Documentation;

namespace NetGen.Generator.Emission;

/// <summary>The public members of a network: each a line that checks its arguments and calls the code.</summary>
internal sealed class Members(Surface surface, string codeClass, bool fusesStep = false, bool countsRows = false, bool masksRows = false)
{
    private const string Sys = "global::System.";
    private const string Lib = "global::NetGen.";

    private readonly string _number = surface.Number;
    private readonly string _name = surface.Name;
    private readonly string _inputs = $"[n]{Dimensions(surface.Input)}";
    private readonly string _outputs = $"[n]{Dimensions(surface.Output)}";
    private readonly string _targets = $"[n]{Dimensions(surface.Target)}";

    /// <summary>What the members stand on.</summary>
    public Member Storage() => new($"private readonly {Lib}Parameters<{_number}> _parameters", null);

    private string Self => $"{_name}, {_number}";

    private string ReadOnly => $"{Sys}ReadOnlySpan<{_number}>";

    private string Writable => $"{Sys}Span<{_number}>";

    /// <summary>The members that take integers instead of the network's numbers; null where none does.</summary>
    private IntegerMembers? Integers => surface.Whole.TakesIntegers ? new IntegerMembers(surface, Self) : null;

    /// <summary>Every public member.</summary>
    public IEnumerable<Member> Public() =>
        Facts().Concat(Inference()).Concat(Integers?.Inference() ?? []).Concat(surface.IsAdapted ? Adapting() : [])
            .Concat(surface.Training ? Training().Concat(Integers?.Training() ?? []) : [])
            .Concat(surface.Row is { } row ? RowMembers.Of(row, Self, surface.Training) : []).Concat(surface.Step?.Members(surface, codeClass) ?? [])
            .Concat(new TensorMembers(_number, _name).All()).Concat(new NestedTypes(surface).All());

    /// <summary>A member of an interface: where public ones take integers, it is the interface's alone.</summary>
    private string Of(string contract, string returns, string member) =>
        surface.Whole.TakesIntegers ? $"{returns} {Lib}{contract}<{Self}>.{member}" : $"public {returns} {member}";

    private string Inputs(string argument, string name = "inputs") =>
        IndexChecks.Checked(codeClass, IndexChecks.OfSamples, argument, surface.Whole.Samples, name == "inputs" ? null : name);

    /// <summary>The arguments of a batch with its targets.</summary>
    private string Batch => $"{Lib}Guard.BatchOf(inputs, InputSize, targets, {TargetSize}), _parameters, {Inputs("inputs")}, {Targets}";

    private string TargetSize => surface.Whole.Classes ? "TargetSize" : "OutputSize";

    private string Targets => IndexChecks.Checked(codeClass, IndexChecks.OfTargets, "targets", surface.Whole.Targets);

    private IEnumerable<Member> Facts()
    {
        yield return new("public const int InputSize = " + Literal.Of(surface.Input?.Size ?? 0), null, Summary($"Elements of one sample, <c>{Dimensions(surface.Input)}</c>.")) { IsTight = true };
        yield return new("public const int OutputSize = " + Literal.Of(surface.Output?.Size ?? 0), null, Summary($"Elements of one output, <c>{Dimensions(surface.Output)}</c>.")) { IsTight = true };
        if (surface.Whole.Classes)
        {
            string summary = Summary($"Class indices of one sample, <c>{Dimensions(surface.Target)}</c>.");
            yield return new("public const int TargetSize = " + Literal.Of(surface.Target?.Size ?? 0), null, summary) { IsTight = true };
        }

        yield return new(
            "public const int ParameterCount = " + Literal.Of(surface.ParameterCount), null, Summary("Elements of all trained tensors."));
        if (surface.Has(OptionalMember.Summary))
        {
            string table = surface.Table is { } known ? $"\"\"\"\n{known}\n\"\"\"" : "\"\"";
            yield return new($"public const string Summary = {table};", null, Summary("The layers as a table.")) { IsRaw = true };
        }

        yield return new($"public {_name}(int seed = 0)", $"_parameters = new {Lib}Parameters<{_number}>(Info, seed)",
            Summary("Creates the network with its parameters initialised as declared."),
            Parameter("seed", "Same seed, same bits, on every machine.")) { IsConstructor = true };
        yield return new($"public static {Lib}NetworkInfo Info", $"{codeClass}.Info", Summary("Layers, shapes and tensors."));
        yield return new($"{Lib}Parameters<{_number}> {Lib}INetwork<{Self}>.Parameters", "_parameters") { IsTight = true };
        yield return new($"static {_name} {Lib}INetwork<{Self}>.Create(int seed)", $"new {_name}(seed)");
    }

    private IEnumerable<Member> Inference()
    {
        yield return new(Of("INetwork", "void", $"Predict({ReadOnly} inputs, {Writable} outputs)"),
            $"{codeClass}.Predict({Lib}Guard.Samples(inputs, InputSize, outputs, OutputSize, \"outputs\", mayOverlap: false), "
                + $"_parameters, {Inputs("inputs")}, outputs)",
            Predicts,
            Parameter("inputs", $"<c>{_inputs}</c>, row-major."),
            Parameter("outputs", $"<c>{_outputs}</c>, row-major; must not overlap <paramref name=\"inputs\"/>."),
            Exception("ArgumentException", "Lengths that do not fit, or overlapping spans."));
        if (!surface.Whole.TakesIntegers && (surface.Output is null || surface.Output.Size == 1))
        {
            yield return new($"public {_number} Predict({ReadOnly} input)",
                $"{codeClass}.Predict(_parameters, {Inputs($"{Lib}Guard.OneSample(input, InputSize)", "input")})",
                PredictsOne,
                Parameter("input", $"<c>{Dimensions(surface.Input)}</c>."),
                "<returns>The one output.</returns>",
                Exception("ArgumentException", "Another length."));
        }

        if (!surface.Whole.TakesIntegers && surface.HasInput && surface.HasOutput)
        {
            yield return new("public Output Predict(in Input input)",
                $"{{ Output output = default; {codeClass}.Predict(1, _parameters, {Inputs("input", "input")}, output); return output; }}",
                PredictsOne);
        }

        yield return new(Of("INetwork", _number, $"Evaluate({ReadOnly} inputs, {ReadOnly} targets)"),
            $"{codeClass}.Evaluate({Batch})",
            Evaluates,
            Parameter("inputs", $"<c>{_inputs}</c>, row-major."),
            Parameter("targets", $"<c>{_targets}</c>, row-major."),
            Exception("ArgumentException", "No sample, or lengths that do not fit."));
        if (countsRows)
        {
            yield return new($"{_number} {Lib}INetwork<{Self}>.Evaluate({ReadOnly} inputs, {ReadOnly} targets, out double weight)",
                $"{codeClass}.Evaluate({Batch}, out weight)");
        }

        if (masksRows)
        {
            string counts = $"{codeClass}.Counts(inputs.Length / InputSize, _parameters, {Inputs("inputs")}, counts)";
            yield return new($"{Lib}CountedRows? {Lib}INetwork<{Self}>.Counted({Lib}Dataset data)",
                $"{Lib}CountedRows.Of<{_number}>(Info, data, (inputs, counts) => {counts})");
        }
    }

    private IEnumerable<Member> Adapting()
    {
        yield return new($"public void Adapt({Lib}Dataset dataset)", $"{Lib}InputNormalization.Adapt(_parameters, dataset)",
            Summary("Fits the numbers of the <c>Normalize</c> layer to data: mean and standard deviation of each feature, 1 for one that does not vary. Call it before training."),
            Parameter("dataset", $"Features <c>{_inputs}</c>: the training rows, because a network that has seen the test rows makes the test result too good. Targets are not looked at."),
            Exception("ArgumentException", "Another number of features, or one that the network's number type cannot hold."));
    }

    private IEnumerable<Member> Training()
    {
        yield return new($"public {Lib}Gradients<{_number}> CreateGradients()", $"new {Lib}Gradients<{_number}>(Info)",
            Summary("New gradients with their own scratch, for one thread of use."));
        string gradients = $"{Lib}Gradients<{_number}> gradients";
        string taken = $"{ReadOnly} inputs, {ReadOnly} targets, {gradients}";
        yield return new(Of("ITrainableNetwork", _number, $"ComputeGradients({taken})"),
            $"{codeClass}.ComputeGradients({Batch}, {Lib}Guard.SameNetwork(Info, gradients))",
            ComputesGradients,
            Parameter("inputs", $"<c>{_inputs}</c>, row-major."),
            Parameter("targets", $"<c>{_targets}</c>, row-major."),
            Parameter("gradients", "Made by <see cref=\"CreateGradients\"/>; overwritten."),
            "<returns>The mean loss.</returns>",
            Exception("ArgumentException", "Too few samples, lengths that do not fit, or gradients of another network."));
        string step = $"{Lib}TrainingStep.Run<{Self}>(this, inputs, targets, gradients, optimizer)";
        yield return new(Of("ITrainableNetwork", _number, $"Step({taken}, {Lib}OptimizerState<{_number}> optimizer)"),
            fusesStep
                ? $"{Lib}TrainingStep.FusedRate(_parameters, inputs, InputSize, targets, {TargetSize}, {Lib}Guard.SameNetwork(Info, gradients), optimizer)"
                    + $" is {{ }} rate\n        ? {codeClass}.Step(_parameters, {Inputs("inputs")}, {Targets}, gradients, rate)\n        : {step}"
                : step,
            Steps,
            Parameter("inputs", $"<c>{_inputs}</c>, row-major."),
            Parameter("targets", $"<c>{_targets}</c>, row-major."),
            Parameter("gradients", "Made by <see cref=\"CreateGradients\"/>; which gradients they hold afterwards is not defined."),
            Parameter("optimizer", "Made by an optimizer's <c>CreateState</c> for as many elements as the gradients have."),
            "<returns>The mean loss before the update.</returns>",
            Exception("ArgumentException", "Too few samples, lengths that do not fit, or gradients of another network."));
        yield return new($"public {Lib}History Fit({Lib}Dataset train, {Lib}TrainingOptions options)", $"{Lib}Trainer.Fit<{Self}>(this, train, options)",
            Summary("Trains the network on batches, from the current parameters on. All else starts anew in each call, also the order of the samples and "
                + "the masks, which follow from <c>Seed</c>; with <c>State</c> in the options a call goes on where the last one ended."),
            Parameter("train", $"Features <c>{_inputs}</c> and targets <c>{_targets}</c>."),
            Parameter("options", "Epochs, batch size, optimizer, validation data."),
            "<returns>The loss of every epoch.</returns>",
            Exception("ArgumentException", "Sizes, names, classes, targets or options that do not fit the network."),
            Exception("InvalidOperationException", "A callback, its file, or the state is used by another run."),
            Exception("IO.IOException", "The file of a callback or of the data cannot be read or written."),
            Exception("SafetensorsException", "A checkpoint that is damaged, or of another run.", Lib),
            Exception("TrainingException", "NaN or infinity in the loss, a gradient or a parameter.", Lib),
            Exception("OperationCanceledException", "The options' token was cancelled."));
        yield return new("public void Freeze(string pattern)", "_parameters.Freeze(pattern)",
            Summary("Leaves trained tensors as they are in <c>Fit</c> and <c>Step</c>: neither gradients nor weight decay change them."),
            Parameter("pattern", "A tensor's name, such as <c>dense1.weight</c>; <c>*</c> stands for any characters: <c>dense1.*</c>."),
            Exception("ArgumentException", "No trained tensor's name matches."));
        yield return new("public void Unfreeze(string pattern)", "_parameters.Unfreeze(pattern)",
            Summary("Trains tensors again that were frozen."),
            Parameter("pattern", "A tensor's name; <c>*</c> stands for any characters."),
            Exception("ArgumentException", "No trained tensor's name matches."));
    }

    /// <summary>A shape as it is written in documentation.</summary>
    public static string Dimensions(Shape? shape) => shape is null ? "[?]" : string.Concat(shape.Extents.Select(e => $"[{Literal.Of(e)}]"));
}
