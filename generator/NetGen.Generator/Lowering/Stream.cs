using System.Collections.Generic;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Lowering;

/// <summary>The states of a stream while one step of it is lowered.</summary>
internal sealed class Stream(ProgramBuilder program)
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

    /// <summary>A state as the step before has left it.</summary>
    public Tensor State(string symbol, ElementType type, Shape shape)
    {
        Tensor state = program.Given(new Tensor(symbol, type, shape, true, TensorRole.State));
        _states.Add(state);
        return state;
    }

    /// <summary>What a state becomes.</summary>
    public void Leave(Tensor state, Tensor next) => _next.Add(state, next);
}
