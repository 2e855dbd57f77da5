using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Writes one program as one method: a span for each tensor, then formula and loops, step by step.</summary>
internal sealed class PlainWriter : LoopWriter
{
    private readonly ProgramPlan _plan;

    private PlainWriter(CSharpWriter code, Precision precision, ProgramPlan plan)
        : base(code, precision) => _plan = plan;

    public static void Write(CSharpWriter code, Precision precision, ProgramPlan plan, ProgramKind kind) =>
        new PlainWriter(code, precision, plan).Write(kind);

    public override Address Element(Tensor tensor, Index row, Index column)
    {
        Slot slot = _plan.Storage[tensor];
        return $"{NameOf(tensor)}[{(row * slot.Stride) + column}]";
    }

    public override (string Span, int Stride) Memory(Tensor tensor) => (NameOf(tensor), tensor.Columns);

    /// <summary>Plain rows have none.</summary>
    public override bool ClearsPadding(Tensor tensor) => false;

    public override void EndRow(Tensor tensor, Index row)
    {
        // There is no padding to clear.
    }

    private void Write(ProgramKind kind)
    {
        using (Code.Block(CodeClass.Signature(kind, Type, _plan.NeedsKey)))
        {
            var read = new HashSet<Tensor>(_plan.Program.Steps.SelectMany(s => s.Inputs));
            foreach (Tensor stored in _plan.Program.Stored.Where(read.Contains))
            {
                Code.Line($"ReadOnlySpan<{Type}> {NameOf(stored)} = parameters.Slice({Literal.Of(_plan.Storage[stored].Offset)}, {CodeClass.Length(stored)}); // {stored.Name} {stored.Shape}");
            }

            if (kind == ProgramKind.PredictNext)
            {
                Code.Line("const int n = 1;");
            }

            foreach ((Tensor state, _) in _plan.Program.States)
            {
                Code.Line($"Span<{Type}> {NameOf(state)} = state.Slice({Literal.Of(_plan.Storage[state].Offset)}, {Literal.Of(state.Shape.Size)});");
            }

            foreach ((Tensor state, _) in _plan.Program.Carried)
            {
                Code.Line($"Span<{Type}> {NameOf(state)} = {Memory(_plan.Storage[state])}, {CodeClass.Length(state)}); // before the first step");
            }

            foreach (Tensor constant in _plan.Program.Constants)
            {
                Code.Line($"ReadOnlySpan<{Type}> {NameOf(constant)} = {CodeClass.Values(constant)};");
            }

            foreach (Primitive step in _plan.Program.Steps)
            {
                WriteStep(step);
            }

            foreach ((Tensor state, Tensor next) in _plan.Program.States)
            {
                Code.Line();
                Code.Line($"// for the next step: {state} = {next}");
                Code.Line($"{NameOf(next)}.CopyTo({NameOf(state)});");
            }

            if (kind is not (ProgramKind.Predict or ProgramKind.PredictNext or ProgramKind.Counts))
            {
                Code.Line();
                Code.Line($"return {Element(_plan.Program.Result, 0, 0)};");
            }
        }

        Code.Line();
    }

    private void WriteStep(Primitive step)
    {
        Code.Line();
        Code.Line($"// {step.Formula}");
        foreach (Tensor output in step.Outputs)
        {
            Declare(output);
        }

        if (!step.Outputs.All(_plan.Storage.IsView))
        {
            step.WriteLoop(this);
        }

        foreach (Tensor output in step.Outputs.Where(_plan.Program.Weighed.Contains))
        {
            Code.Line();
            Code.Line($"// {output} = w ∘ {output}, if samples have weights w");
            WriteWeighing(output);
        }
    }

    private void Declare(Tensor output)
    {
        Slot slot = _plan.Storage[output];
        if (slot.Region != Region.Outputs)
        {
            string type = slot.Region == Region.Inputs ? "ReadOnlySpan" : "Span";
            Code.Line($"{type}<{Type}> {NameOf(output)} = {Memory(slot)}, {CodeClass.Length(output)});");
        }
    }

    /// <summary>Where there are no weights, the loop has no turn.</summary>
    private void WriteWeighing(Tensor tensor)
    {
        using (Loop("s", Index.Of("weights.Length"), out Index sample))
        using (Loop("i", (int)tensor.Shape.Size, out Index index))
        {
            Code.Line($"{NameOf(tensor)}[{(sample * (int)tensor.Shape.Size) + index}] *= weights[{sample}];");
        }
    }

    private string NameOf(Tensor tensor) => _plan.Storage[tensor].Region == Region.Outputs ? "output" : TensorNames.Of(tensor);

    private string Memory(Slot slot) => slot.Region switch
    {
        Region.Inputs => "x.Slice(0",
        Region.Gradients => $"gradients.Slice({Literal.Of(slot.Offset)}",
        Region.Batched => $"scratch.Slice({Samples * slot.Offset}",
        _ => $"scratch.Slice({(Samples * _plan.Storage.PerSample) + slot.Offset}",
    };
}
