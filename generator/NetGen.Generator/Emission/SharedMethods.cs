using System.Collections.Generic;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>
/// The private methods of a network's code. A method with the text of another is not written again: equal layers, programs that have a layer in
/// common, and widths of vectors that lead to the same code share one.
/// </summary>
internal sealed class SharedMethods
{
    private readonly Dictionary<(string Type, string Text), string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<string> _parts = [];

    /// <summary>The name of a method with the given text, which is written where there is none yet.</summary>
    /// <param name="name">What it is called, with a number behind where another is called so.</param>
    /// <param name="text">Its parameters and its body.</param>
    /// <param name="type">What it returns.</param>
    /// <param name="above">Comments and attributes.</param>
    public string Add(string name, string text, string type = "void", params IEnumerable<string> above)
    {
        if (!_names.TryGetValue((type, text), out string? existing))
        {
            existing = Free(name);
            _names.Add((type, text), existing);
            _parts.AddRange(above);
            _parts.Add($"private static {type} {existing}{text}");
            _parts.Add(string.Empty);
        }

        return existing;
    }

    /// <summary>Writes all methods.</summary>
    public void Write(CSharpWriter code)
    {
        foreach (string part in _parts)
        {
            code.Line(part);
        }
    }

    private string Free(string name)
    {
        string free = name;
        for (int i = 2; !_taken.Add(free); i++)
        {
            free = name + Literal.Of(i);
        }

        return free;
    }
}
