using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NetGen;

/// <summary>
/// The path of a <see cref="ModelCheckpoint"/>: text with placeholders in the form of Python's <c>str.format</c>, as Keras has them.
/// </summary>
internal sealed class CheckpointPath
{
    private const string Epoch = "epoch";
    private const string Loss = "loss";
    private const string ValidationLoss = "val_loss";

    private readonly string _path;
    private readonly MonitoredQuantity _monitor;
    private readonly List<(string Text, string? Name, NumberFormat Format)> _parts = [];

    /// <exception cref="ArgumentException">A placeholder that is not known, or a single brace.</exception>
    public CheckpointPath(string path, MonitoredQuantity monitor)
    {
        (_path, _monitor) = (path, monitor);
        var text = new StringBuilder();
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] is not ('{' or '}'))
            {
                text.Append(path[i]);
                continue;
            }

            if (i + 1 < path.Length && path[i + 1] == path[i])
            {
                text.Append(path[i++]);
                continue;
            }

            int end = path[i] == '{' ? path.IndexOf('}', i) : -1;
            if (end < 0)
            {
                throw Error($"has a single '{path[i]}'");
            }

            _parts.Add(Placeholder(text.ToString(), path[(i + 1)..end]));
            text.Clear();
            i = end;
        }

        _parts.Add((text.ToString(), null, default));
    }

    /// <summary>Whether the epoch's number is all that it takes, which is known after every step.</summary>
    public bool TakesEpochAlone => _parts.TrueForAll(part => part.Name is null or Epoch);

    public bool TakesValidationLoss => _parts.Exists(part => part.Name == ValidationLoss && part.Name != _monitor.Name);

    public bool TakesMonitored => _parts.Exists(part => part.Name is not (null or Epoch) && part.Name == _monitor.Name);

    /// <summary>The folder; null where it depends on placeholders.</summary>
    public string? Folder => Path.GetDirectoryName(_path) is { } folder && folder.AsSpan().IndexOfAny('{', '}') < 0 ? folder : null;

    public override string ToString() => _path;

    /// <summary>Whether a path that is taken as it stands has a placeholder: a known name, or any name with a format.</summary>
    public static bool HasPlaceholder(string path)
    {
        for (int start = path.IndexOf('{'); start >= 0; start = path.IndexOf('{', start + 1))
        {
            int end = path.IndexOf('}', start);
            if (end < 0)
            {
                return false;
            }

            string placeholder = path[(start + 1)..end];
            int colon = placeholder.LastIndexOf(':');
            ReadOnlySpan<char> format = placeholder.AsSpan(colon + 1);
            if ((colon < 0 ? placeholder : placeholder[..colon]) is Epoch or Loss or ValidationLoss
                || (colon >= 0 && (NumberFormat.Parse(format, isWhole: false) ?? NumberFormat.Parse(format, isWhole: true)) is not null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path of one file.</summary>
    /// <param name="epoch">The epoch's number.</param>
    /// <param name="result">What came out of the epoch; not read where the path takes the epoch alone.</param>
    /// <param name="monitored">The monitored value, where the path takes it.</param>
    public string Of(int epoch, EpochResult result, double monitored)
    {
        var path = new StringBuilder();
        foreach ((string text, string? name, NumberFormat format) in _parts)
        {
            path.Append(text);
            if (name is not null)
            {
                path.Append(format.Apply(
                    name == Epoch ? epoch : name == _monitor.Name ? monitored : name == Loss ? result.Loss : result.ValidationLoss!.Value));
            }
        }

        return path.ToString();
    }

    private (string Text, string? Name, NumberFormat Format) Placeholder(string text, string placeholder)
    {
        // A quantity of the user's own may have a colon in its name.
        int colon = placeholder == _monitor.Name ? -1 : placeholder.LastIndexOf(':');
        string name = colon < 0 ? placeholder : placeholder[..colon];
        if (name is not (Epoch or Loss or ValidationLoss) && name != _monitor.Name)
        {
            throw Error($"has the placeholder '{{{placeholder}}}', which is not known");
        }

        return NumberFormat.Parse(placeholder.AsSpan(colon < 0 ? placeholder.Length : colon + 1), isWhole: name == Epoch) is { } format
            ? (text, name, format)
            : throw Error($"has the placeholder '{{{placeholder}}}', whose format is not known");
    }

    private ArgumentException Error(string problem)
    {
        string own = _monitor == MonitoredQuantity.Loss || _monitor == MonitoredQuantity.ValidationLoss ? "" : $", {{{_monitor.Name}}}";
        return new ArgumentException(
            $"The path '{_path}' {problem}. Known are {{epoch}}, {{loss}}, {{val_loss}}{own}, with formats such as "
            + "{epoch:02d}, {loss:.4f} and {loss:.2e}; write '{{' and '}}' for braces.",
            "path");
    }
}
