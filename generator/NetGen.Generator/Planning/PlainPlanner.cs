using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>Plain code's decisions: there are none. Each tensor has its own storage, each row follows the last, each step stands as it is.</summary>
internal static class PlainPlanner
{
    public static ProgramPlan Plan(Program program, ParameterLayout layout, Precision precision, Choices choices)
    {
        var slots = new Dictionary<Tensor, Slot> { [program.Input] = new(Region.Inputs, 0, program.Input.Columns) };
        if (program.Target is not null)
        {
            slots.Add(program.Target, new Slot(Region.Targets, 0, program.Target.Columns));
        }

        int states = 0;
        foreach ((Tensor state, _) in program.States)
        {
            slots.Add(state, new Slot(Region.States, states, state.Columns));
            states += (int)state.Shape.Size;
        }

        int perSample = 0;
        foreach ((Tensor state, _) in program.Carried)
        {
            slots.Add(state, new Slot(Region.Batched, perSample, state.Columns));
            perSample += (int)state.Shape.Size;
        }

        foreach (Tensor stored in program.Stored)
        {
            slots.Add(stored, new Slot(Region.Parameters, layout[stored].Offset, stored.Columns));
        }

        foreach (Tensor constant in program.Constants)
        {
            slots.Add(constant, new Slot(Region.Code, 0, constant.Columns));
        }

        Views views = Views.Of(program, tensor => tensor.Columns);
        int fixedSize = 0;
        foreach (Tensor tensor in program.Steps.SelectMany(s => s.Outputs))
        {
            int size = (int)tensor.Shape.Size;
            if (views.IsView(tensor))
            {
                slots.Add(tensor, slots[views.BaseOf(tensor)] with { Width = tensor.Columns });
            }
            else if (tensor == program.Result && tensor.IsBatched)
            {
                slots.Add(tensor, new Slot(Region.Outputs, 0, tensor.Columns));
            }
            else if (tensor.Role is TensorRole.ParameterGradient or TensorRole.BufferUpdate)
            {
                slots.Add(tensor, new Slot(Region.Gradients, layout[tensor].Offset, tensor.Columns));
            }
            else if (tensor.IsBatched)
            {
                slots.Add(tensor, new Slot(Region.Batched, perSample, tensor.Columns));
                perSample += size;
            }
            else
            {
                slots.Add(tensor, new Slot(Region.Fixed, fixedSize, tensor.Columns));
                fixedSize += size;
            }
        }

        var storage = new ProgramStorage(slots, layout, views, perSample, fixedSize);
        return new ProgramPlan(program, storage, [], [], new VectorWidths(storage, precision), choices);
    }
}
