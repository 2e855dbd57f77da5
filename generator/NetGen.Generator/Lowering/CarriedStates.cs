using System.Collections.Generic;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Lowering;

/// <summary>What a program is given of the one before it, and leaves for the next: the step of a stream, or a batch of training.</summary>
/// <param name="program">The program.</param>
/// <param name="role">Where the states are.</param>
internal sealed class CarriedStates(ProgramBuilder program, TensorRole role)
{
    private readonly Dictionary<Tensor, Tensor> _next = [];
    private readonly List<Tensor> _states = [];

    /// <summary>What each state becomes, in the order of the states.</summary>
    public IEnumerable<Tensor> Next
    {
        get
        {
            foreach (Tensor state in _states)
            {
                yield return _next[state];
            }
        }
    }

    /// <summary>A state as the step or the batch before has left it.</summary>
    public Tensor State(string symbol, ElementType type, Shape shape)
    {
        Tensor state = program.Given(new Tensor(symbol, type, shape, true, role));
        _states.Add(state);
        return state;
    }

    /// <summary>What a state becomes.</summary>
    public void Leave(Tensor state, Tensor next) => _next.Add(state, next);
}
