using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layout;

/// <summary>The reshapes that move no data: where neither shape's rows have padding, the new shape is a view of the old one's memory.</summary>
internal sealed class Views
{
    private readonly Dictionary<Tensor, Tensor> _bases = [];

    private Views()
    {
    }

    /// <summary>No views at all.</summary>
    public static Views None { get; } = new();

    /// <param name="program">The program.</param>
    /// <param name="strideOf">Elements from one row of a tensor to the next.</param>
    public static Views Of(Program program, Func<Tensor, int> strideOf)
    {
        var views = new Views();
        foreach (Reshape step in program.Steps.OfType<Reshape>())
        {
            bool isOwned = step.Output.Role == TensorRole.Intermediate && step.Output != program.Result
                && step.Input.Role is TensorRole.Intermediate or TensorRole.Input;
            if (isOwned && views.HasNoPadding(step.Input, strideOf) && (strideOf(step.Output) == step.Output.Columns || views.BaseOf(step.Input) == program.Input))
            {
                views._bases.Add(step.Output, views.BaseOf(step.Input));
            }
        }

        return views;
    }

    public bool IsView(Tensor tensor) => _bases.ContainsKey(tensor);

    /// <summary>The tensor whose memory a view shows; any other is its own.</summary>
    public Tensor BaseOf(Tensor tensor) => _bases.TryGetValue(tensor, out Tensor? viewed) ? viewed : tensor;

    private bool HasNoPadding(Tensor tensor, Func<Tensor, int> strideOf) => IsView(tensor) || strideOf(tensor) == tensor.Columns;
}
