using System.Collections.Generic;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The members for one step of a sequence.</summary>
/// <param name="Input">The shape of a step; null where it is not known.</param>
/// <param name="Output">The shape of the output; null where it is not known.</param>
/// <param name="StateSize">Numbers of the state.</param>
/// <param name="Obstacle">Why there is no step; null where there is one.</param>
internal sealed record StepSurface(Shape? Input, Shape? Output, int StateSize, string? Obstacle)
{
    private const string Sys = "global::System.";
    private const string Lib = "global::NetGen.";

    /// <summary>Of a network with layers that have a state.</summary>
    public static StepSurface? Of(Graph graph)
    {
        if (!Streaming.IsIn(graph))
        {
            return null;
        }

        if (Streaming.Obstacle(graph) is { } obstacle)
        {
            return new StepSurface(
                null,
                null,
                0,
                Problem.Of(Rules.NoStep, Site.OfLayer(obstacle.Index), obstacle.Name, obstacle.Kind.Name).Message);
        }

        Graph step = Streaming.StepOf(graph);
        return new StepSurface(step.Input.Shape, step.Output.Shape, Streaming.StateSize(graph), null);
    }

    /// <summary>Of one that does not check.</summary>
    public static StepSurface? Of(NetworkDeclaration declaration) =>
        Streaming.IsIn(declaration) ? new StepSurface(null, null, 0, null) : null;

    /// <summary>The compiler reports a use under the rule's id.</summary>
    private static string Refusal(string obstacle)
    {
        string link = Page.Link(Rules.NoStep.Id) is { } address ? ", UrlFormat = " + Literal.Of(address) : string.Empty;
        return $"[{Sys}Obsolete({Literal.Of(obstacle)}, error: true, DiagnosticId = {Literal.Of(Rules.NoStep.Id)}{link})]";
    }

    /// <summary>The members.</summary>
    /// <param name="surface">The network's other members.</param>
    /// <param name="codeClass">The class of the code.</param>
    public IEnumerable<Member> Members(Surface surface, string codeClass)
    {
        string number = surface.Number;
        string dimensions = Emission.Members.Dimensions(Input);
        string taken = surface.Whole.Tokens ? "int" : number;
        string declaration = Declaration("public void ", taken);
        if (Obstacle is not null)
        {
            string[] missing = [ConstantOf("StateSize", 0), ConstantOf("StepInputSize", 0), ConstantOf("StepOutputSize", 0), declaration];
            foreach (string member in missing)
            {
                yield return new(
                    member,
                    member == declaration ? $"throw new {Sys}NotSupportedException({Literal.Of(Obstacle)})" : null,
                    "<summary>Not for this network.</summary>")
                {
                    Attributes = [Refusal(Obstacle)],
                };
            }

            yield break;
        }

        yield return new(ConstantOf("StateSize", StateSize), null, "<summary>Numbers of the state of a stream.</summary>") { IsTight = true };
        yield return new(ConstantOf("StepInputSize", Input?.Size), null, "<summary>Numbers of one step of a sequence.</summary>") { IsTight = true };
        yield return new(ConstantOf("StepOutputSize", Output?.Size), null, "<summary>Numbers of the output after a step.</summary>");
        foreach (string size in new[] { "StateSize", "StepInputSize", "StepOutputSize" })
        {
            yield return new($"int {Lib}IStreamingNetwork<{number}>.{size}", size) { IsTight = size != "StepOutputSize" };
        }

        string input = IndexChecks.Checked(codeClass, IndexChecks.OfStep, "input", surface.Whole.Step);
        string step = $"{codeClass}.PredictNext(_parameters, {input}, output, "
            + $"{Lib}Guard.Step(input, StepInputSize, output, StepOutputSize, state, StateSize))";
        string refused = surface.Whole.Step.IsEmpty
            ? "Another length, or overlapping spans"
            : "Another length, overlapping spans, or a number out of its range";
        string contract = $"{Lib}IStreamingNetwork<{number}>";
        if (surface.Whole.Tokens)
        {
            yield return new(Declaration($"void {contract}.", number), step);
            int vocabulary = surface.Whole.Step.IsEmpty ? 1 : surface.Whole.Step[0].Below;
            step = $"(({contract})this).PredictNext([{Lib}WholeNumbers.Token(input, {Literal.Of(vocabulary)})], output, state)";
        }

        yield return new(
            declaration,
            step,
            "<summary>Takes one step of a sequence: the output is what the network gives where the sequence ends here. "
            + "Thread-safe; allocates nothing.</summary>",
            $"<param name=\"input\">One step, <c>{dimensions}</c>.</param>",
            $"<param name=\"output\"><c>{Emission.Members.Dimensions(Output)}</c>.</param>",
            "<param name=\"state\">The caller's own memory, <c>[StateSize]</c>: zeros begin a sequence, a copy forks it.</param>",
            $"<exception cref=\"{Sys}ArgumentException\">{refused}.</exception>");

        string Declaration(string prefix, string type) =>
            $"{prefix}PredictNext({Sys}ReadOnlySpan<{type}> input, {Sys}Span<{number}> output, {Sys}Span<{number}> state)";
    }

    private static string ConstantOf(string name, long? value) => $"public const int {name} = {Literal.Of(value ?? 0)}";
}
