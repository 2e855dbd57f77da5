using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Turns random choices into a network that checks and in which the loss depends on something trained.</summary>
internal sealed class RandomNetBuilder
{
    private readonly List<Output> _outputs = [];
    private int _denseLayers;
    private int _activationLayers;
    private Net _net;

    private RandomNetBuilder(Loss loss, int[] inputShape)
    {
        _net = inputShape.Length == 1 ? Net.Of(loss).Input(inputShape[0]) : Net.Of(loss).Input(inputShape[0], inputShape[1]);
        _outputs.Add(new Output("input", IsTrained: false));
    }

    public static Net Build(Loss loss, int[] inputShape, RandomLayer[] hidden, RandomLayer last)
    {
        var builder = new RandomNetBuilder(loss, inputShape);
        foreach (RandomLayer layer in hidden)
        {
            builder.Add(layer);
        }

        builder.Add(last, isLast: true);
        return builder._net;
    }

    private void Add(RandomLayer layer, bool isLast = false)
    {
        bool isSoftmax = layer.Activation is Activation.Softmax or Activation.LogSoftmax;
        int units = isSoftmax && layer.Units == 1 ? 2 : layer.Units;
        Output? origin = layer.Origin is { } index && index < _outputs.Count - 1 ? _outputs[index] : null;
        bool isTrained = (origin ?? _outputs[^1]).IsTrained;
        bool trainable = layer.Trainable || (isLast && !isTrained);
        _denseLayers++;
        string? name = layer.Named ? Numbered("layer", _denseLayers) : null;
        _net = _net.Dense(units, layer.Apart ? Activation.None : layer.Activation, layer.Bias, trainable, name, origin?.Name);
        _outputs.Add(new Output(name ?? Numbered("dense", _denseLayers), isTrained || trainable));
        if (layer.Apart)
        {
            _activationLayers++;
            _net = _net.Activation(layer.Activation);
            _outputs.Add(new Output(Numbered("activation", _activationLayers), isTrained || trainable));
        }
    }

    private static string Numbered(string word, int number) => word + number.ToString(CultureInfo.InvariantCulture);

    private sealed record Output(string Name, bool IsTrained);
}
