using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>
/// The state of a training run on its way into a checkpoint or back: whoever keeps state names it, in the same calls for both directions,
/// so that what is written and what is read cannot differ. Values pass bit by bit.
/// </summary>
public sealed class StateArchive
{
    private readonly NetworkInfo _info;
    private readonly SafetensorsWriter? _writer;
    private readonly CheckpointContent? _content;
    private string _scope = CheckpointContent.Prefix;

    internal StateArchive(NetworkInfo info, SafetensorsWriter writer) => (_info, _writer) = (info, writer);

    internal StateArchive(NetworkInfo info, CheckpointContent content) => (_info, _content) = (info, content);

    /// <summary>Whether values are read, and overwritten; else they are written.</summary>
    public bool IsReading => _content is not null;

    /// <summary>A number.</summary>
    /// <param name="name">Unique among what the same owner names.</param>
    /// <param name="value">Read, or overwritten.</param>
    /// <exception cref="SafetensorsException">The checkpoint has no such number.</exception>
    public void Number(string name, ref double value)
    {
        string text = Text(name, value.ToString("R", CultureInfo.InvariantCulture));
        if (IsReading && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            throw _content!.Error($"'{_scope}{name}' must be a number, but is '{text}'");
        }
    }

    /// <inheritdoc cref="Number(string, ref double)"/>
    public void Number(string name, ref long value)
    {
        string text = Text(name, value.ToString(CultureInfo.InvariantCulture));
        if (IsReading && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            throw _content!.Error($"'{_scope}{name}' must be a whole number, but is '{text}'");
        }
    }

    /// <summary>One number for every trained element, in the order of the network's flat buffer; padding is left out.</summary>
    /// <typeparam name="T">The network's number type.</typeparam>
    /// <param name="name">Unique among what the same owner names.</param>
    /// <param name="values">As long as the trained part of the flat buffer, as an optimizer's step gets it; read, or overwritten.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="SafetensorsException">The checkpoint has no such values, or others than this network's.</exception>
    public void Elements<T>(string name, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Length != _info.TrainableLength)
        {
            throw new ArgumentException(
                $"{_info.Name} has {_info.TrainableLength} trained elements, padding counted, but there are {values.Length} values.", nameof(values));
        }

        Tensors(name, values, trainedOnly: true);
    }

    /// <summary>A whole number within bounds.</summary>
    internal void Count(string name, ref int value, int least = 0, int most = int.MaxValue)
    {
        long number = value;
        Number(name, ref number);
        value = number >= least && number <= most
            ? (int)number
            : throw _content!.Error($"'{_scope}{name}' must be from {least} to {most}, but is {number}");
    }

    /// <summary>A finite number that is 0 or more.</summary>
    internal void Measure(string name, ref double value)
    {
        Number(name, ref value);
        if (IsReading && !(value >= 0 && double.IsFinite(value)))
        {
            throw _content!.Error(FormattableString.Invariant($"'{_scope}{name}' must be finite and at least 0, but is {value}"));
        }
    }

    internal void Flag(string name, ref bool value)
    {
        long number = value ? 1 : 0;
        Number(name, ref number);
        value = number != 0;
    }

    /// <summary>What must be the same in the run that is resumed.</summary>
    internal void Expect(string name, string value)
    {
        string found = Text(name, value);
        if (IsReading && found != value)
        {
            throw _content!.Error($"it is from another run: its {name.Replace('_', ' ')} is {found}, here it is {value}");
        }
    }

    /// <summary>A list of numbers.</summary>
    internal double[] Series(string name, double[] values)
    {
        if (_content is not null)
        {
            return _content.TakeSeries(_scope + name);
        }

        _writer!.Add<double>(_scope + name, [values.Length], values.CopyTo);
        return values;
    }

    /// <summary>As many numbers as are given, which are read, or overwritten.</summary>
    internal void Numbers(string name, double[] values)
    {
        double[] series = Series(name, values);
        if (series.Length != values.Length)
        {
            throw _content!.Error($"'{_scope}{name}' must have {values.Length} numbers, but has {series.Length}");
        }

        series.CopyTo(values, 0);
    }

    /// <summary>All tensors of a flat buffer, or the trained ones.</summary>
    internal void Tensors<T>(string name, Span<T> storage, bool trainedOnly)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (TensorInfo tensor in _info.Tensors)
        {
            if (trainedOnly && tensor.Kind != TensorKind.Parameter)
            {
                continue;
            }

            string path = $"{_scope}{name}/{tensor.Name}";
            if (_content is not null)
            {
                tensor.Layout.Write<T>(storage, tensor.Rows, tensor.Columns, _content.Take<T>(path, tensor.Shape));
                continue;
            }

            T[] values = new T[tensor.ElementCount];
            tensor.Layout.Read<T>(storage, tensor.Rows, tensor.Columns, values);
            _writer!.Add<T>(path, tensor.Shape, values.CopyTo);
        }
    }

    /// <summary>What follows belongs to another owner.</summary>
    internal void Enter(string owner) => _scope = $"{CheckpointContent.Prefix}{owner}/";

    private string Text(string name, string value)
    {
        if (_content is not null)
        {
            return _content.TakeText(_scope + name);
        }

        _writer!.AddMetadata(_scope + name, value);
        return value;
    }
}
