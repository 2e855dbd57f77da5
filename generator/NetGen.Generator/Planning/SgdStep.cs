using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>
/// Plain gradient descent on one sample, with the update in place of the gradient. First everything that reads the parameters, then what overwrites
/// them: so a loss that is not finite can still leave them as they are.
/// </summary>
internal static class SgdStep
{
    /// <summary>The kernels of the step, or none where a parameter's gradient is more than a product or a sum.</summary>
    public static ImmutableArray<Kernel> Of(ImmutableArray<Kernel> training, Program program, Choices choices)
    {
        ImmutableArray<Kernel> gradients = [.. training.Where(k => k.Writes.Any(t => t.Role == TensorRole.ParameterGradient))];
        Kernel?[] updates = [.. gradients.Select(g => g.AsUpdate(program))];
        bool fits = updates.All(u => u is not null && !choices.Without.Contains(u.GetType()))
            && training.All(
                k => !k.NeedsKey && k.Writes.All(t => t.Role != TensorRole.BufferUpdate) && k.Reads.All(t => t.Role != TensorRole.ParameterGradient));
        return fits ? [.. training.Except(gradients).Select(k => k.ForFewSamples?.Kernel ?? k), .. updates.Select(u => u!)] : [];
    }
}
