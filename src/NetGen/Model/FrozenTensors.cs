using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Numerics;

namespace NetGen;

/// <summary>The trained tensors that training steps leave as they are. During an update they look like padding: value 0, gradient 0.</summary>
internal sealed class FrozenTensors<T>(NetworkInfo info)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private (int Offset, int Length)[] _ranges = [];
    private T[] _values = [];

    /// <summary>Whether nothing is frozen.</summary>
    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>The names, in the network's order, with a comma between.</summary>
    public string Names => string.Join(',', Array.FindAll(TensorInfo.Names(info.Tensors), _names.Contains));

    /// <summary>Freezes the tensors whose names match, or trains them again.</summary>
    /// <exception cref="ArgumentException">No trained tensor's name matches.</exception>
    public void Change(string pattern, bool freeze)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var ranges = new List<(int Offset, int Length)>();
        int length = 0;
        bool isFound = false;
        foreach (TensorInfo tensor in info.Tensors)
        {
            if (tensor.Kind != TensorKind.Parameter)
            {
                continue;
            }

            if (FileSystemName.MatchesSimpleExpression(pattern, tensor.Name, ignoreCase: false))
            {
                isFound = true;
                _ = freeze ? _names.Add(tensor.Name) : _names.Remove(tensor.Name);
            }

            if (_names.Contains(tensor.Name))
            {
                ranges.Add((tensor.Layout.Offset, tensor.Layout.LengthOf(tensor.Rows, tensor.Columns)));
                length += ranges[^1].Length;
            }
        }

        if (!isFound)
        {
            string trained = string.Join(", ", Array.FindAll(TensorInfo.Names(info.Tensors), name => info.Tensor(name).Kind == TensorKind.Parameter));
            throw new ArgumentException(
                $"{info.Name} has no trained tensor that matches '{pattern}'; it has {trained}. '*' stands for any characters.", nameof(pattern));
        }

        (_ranges, _values) = ([.. ranges], new T[length]);
    }

    /// <summary>Sets the gradients of frozen tensors to 0.</summary>
    public void Clear(Span<T> gradients)
    {
        foreach ((int offset, int length) in _ranges)
        {
            gradients.Slice(offset, length).Clear();
        }
    }

    /// <summary>Puts the frozen values aside and 0 in their place, so that no weight decay or penalty acts on them.</summary>
    public void Hide(Span<T> parameters)
    {
        int place = 0;
        foreach ((int offset, int length) in _ranges)
        {
            parameters.Slice(offset, length).CopyTo(_values.AsSpan(place));
            parameters.Slice(offset, length).Clear();
            place += length;
        }
    }

    /// <summary>Puts the frozen values back.</summary>
    public void Show(Span<T> parameters)
    {
        int place = 0;
        foreach ((int offset, int length) in _ranges)
        {
            _values.AsSpan(place, length).CopyTo(parameters[offset..]);
            place += length;
        }
    }
}
