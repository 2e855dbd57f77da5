using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Reading;

/// <summary>What was read, and what it depended on.</summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class LastReading<T>
    where T : class
{
    private Known? _last;

    /// <summary>The same again where it depends on the same versions of the same declarations, else anew.</summary>
    /// <param name="frame">What names depend on that no file declares.</param>
    /// <param name="dependencies">The versions of the declarations; null where they are not known.</param>
    /// <param name="read">Reads it.</param>
    public T? Read(ProjectFrame frame, IReadOnlyList<object>? dependencies, Func<T?> read)
    {
        if (dependencies is null)
        {
            _last = null;
            return read();
        }

        if (_last is not { } last || !last.Frame.Equals(frame) || !last.Dependencies.SequenceEqual(dependencies))
        {
            _last = last = new Known(frame, dependencies, read());
        }

        return last.Value;
    }

    private sealed record Known(ProjectFrame Frame, IReadOnlyList<object> Dependencies, T? Value);
}
