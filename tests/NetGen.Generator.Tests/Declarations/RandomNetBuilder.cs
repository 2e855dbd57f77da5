using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Turns random choices into a network that checks and in which the loss depends on something trained.</summary>
internal sealed class RandomNetBuilder
{
    /// <summary>The largest sample a layer may make of its inputs, so that the interpreter keeps up.</summary>
    private const int LargestSample = 300;

    private readonly List<RandomOutput> _outputs = [];
    private readonly Dictionary<string, int> _layersOfKind = [];
    private Net _net;

    private RandomNetBuilder(Loss loss, int[] inputShape)
    {
        int[] extents = [.. inputShape, 0, 0, 0];
        _net = Net.Of(loss).Input(extents[0], extents[1], extents[2]);
        _outputs.Add(new RandomOutput("input", Shape.Of(inputShape), IsTrained: false));
    }

    private RandomOutput Last => _outputs[^1];

    /// <summary>After the hidden layers comes a dense one, and where it is not that the network ends in, the last layer.</summary>
    public static Net Build(Loss loss, int[] inputShape, RandomLayer[] hidden, RandomLayer last)
    {
        var builder = new RandomNetBuilder(loss, inputShape);
        foreach (RandomLayer layer in hidden)
        {
            builder.Add(layer);
        }

        builder.AddLast(last);
        return builder._net;
    }

    private void Add(RandomLayer layer)
    {
        RandomOutput origin = Origin(layer);
        string? from = origin == Last ? null : origin.Name;
        switch (layer.Kind)
        {
            case RandomKind.Add:
                AddSum(layer, origin, from);
                break;
            case RandomKind.Subtract:
                AddDifference(layer, origin, from);
                break;
            case RandomKind.Multiply:
                AddProduct(layer, origin, from);
                break;
            case RandomKind.Slice:
                AddSlice(layer, origin, from);
                break;
            case RandomKind.Permute:
                AddPermutation(layer, origin, from);
                break;
            case RandomKind.ZeroPad2D:
            case RandomKind.UpSample2D:
            case RandomKind.Dropout2D:
                AddImageLayer(layer, origin, from);
                break;
            case RandomKind.Conv1D:
            case RandomKind.Conv2D:
            case RandomKind.DepthwiseConv2D:
                AddConvolution(layer, origin, from);
                break;
            case RandomKind.ConvTranspose1D:
            case RandomKind.ConvTranspose2D:
                AddTransposedConvolution(layer, origin, from);
                break;
            case RandomKind.Rnn:
            case RandomKind.Gru:
            case RandomKind.Lstm:
                AddRecurrence(layer, origin, from);
                break;
            case RandomKind.Embedding:
                AddEmbedding(layer);
                break;
            case RandomKind.Masking:
                AddMasking(layer);
                break;
            case RandomKind.MaxPool2D:
            case RandomKind.AvgPool1D:
                AddPooling(layer, origin, from);
                break;
            case RandomKind.LeakyReLU:
                _net = _net.Layer<LeakyReLUAttribute>(
                    ("slope", layer.Rate), ("name", Name(layer, "leakyReLU", origin.Shape, origin.IsTrained)), ("from", from));
                break;
            case RandomKind.ELU:
                _net = _net.Layer<ELUAttribute>(("alpha", layer.Rate), ("name", Name(layer, "eLU", origin.Shape, origin.IsTrained)), ("from", from));
                break;
            case RandomKind.PReLU:
                _net = _net.Layer<PReLUAttribute>(
                    ("perChannel", layer.Bias),
                    ("trainable", layer.Trainable ? null : false),
                    ("name", Name(layer, "pReLU", origin.Shape, origin.IsTrained || layer.Trainable)),
                    ("from", from));
                break;
            case RandomKind.Concat:
                AddConcat(layer, origin, from);
                break;
            case RandomKind.Flatten:
                _net = _net.Flatten(Name(layer, "flatten", Shape.Of((int)origin.Shape.Size), origin.IsTrained), from);
                break;
            case RandomKind.Reshape:
                int[] extents = [.. RandomShapes.Split((int)origin.Shape.Size, layer.Picks), 0, 0];
                _net = _net.Reshape(extents[0], extents[1], extents[2], name: Name(layer, "reshape", Shape.Of(extents.TakeWhile(e => e > 0)), origin.IsTrained), from: from);
                break;
            case RandomKind.Dropout:
                _net = _net.Dropout(layer.Rate, Name(layer, "dropout", origin.Shape, origin.IsTrained), from);
                break;
            case RandomKind.BatchNorm:
            case RandomKind.LayerNorm:
            case RandomKind.RmsNorm:
            case RandomKind.GroupNorm:
                AddNorm(layer, origin, from);
                break;
            case RandomKind.GaussianNoise:
                _net = _net.Layer<GaussianNoiseAttribute>(
                    ("stddev", layer.Rate), ("name", Name(layer, "gaussianNoise", origin.Shape, origin.IsTrained)), ("from", from));
                break;
            case RandomKind.Normalize:
                RandomOutput input = _outputs[0];
                from = input == Last ? null : input.Name;
                _net = _net.Layer<NormalizeAttribute>(("name", Name(layer, "normalize", input.Shape, isTrained: false)), ("from", from));
                break;
            default:
                AddDense(layer, origin, from);
                break;
        }
    }

    private void AddDense(RandomLayer layer, RandomOutput origin, string? from)
    {
        int units = IsSoftmax(layer.Activation) && layer.Units == 1 ? 2 : layer.Units;
        string? name = Name(layer, "dense", origin.Shape.WithLast(units), origin.IsTrained || layer.Trainable);
        _net = _net.Dense(units, layer.Apart ? Activation.None : layer.Activation, layer.Bias, layer.Trainable, name, from);
        if (layer.Apart)
        {
            Activate(layer.Activation);
        }
    }

    /// <summary>With a large ε: two rows that are nearly equal must not become rounding errors magnified. Rows of one element are for batches
    /// alone.</summary>
    private void AddNorm(RandomLayer layer, RandomOutput origin, string? from)
    {
        (string, object?)[] options =
        [
            ("activation", Activation.None == layer.Activation || (IsSoftmax(layer.Activation) && origin.Shape.Last == 1) ? null : layer.Activation),
            ("epsilon", 0.1),
            ("affine", layer.Bias ? null : false),
            ("trainable", layer.Trainable ? null : false),
            ("from", from),
        ];
        int[] divisors = [.. RandomShapes.Divisors(origin.Shape.Extents[0])];
        int groups = divisors[layer.Picks[0] % divisors.Length];
        int axis = (layer.Picks[0] % (2 * origin.Shape.Rank)) - origin.Shape.Rank;
        bool isOfOne = layer.Kind == RandomKind.GroupNorm ? origin.Shape.Size == groups : origin.Shape.Last == 1;
        RandomKind kind = isOfOne ? RandomKind.BatchNorm : layer.Kind;
        bool isTrained = origin.IsTrained || (layer.Bias && layer.Trainable);
        _net = kind switch
        {
            RandomKind.LayerNorm => _net.Layer<LayerNormAttribute>([.. options, ("name", Name(layer, "layerNorm", origin.Shape, isTrained))]),
            RandomKind.RmsNorm => _net.Layer<RmsNormAttribute>([.. options, ("name", Name(layer, "rmsNorm", origin.Shape, isTrained))]),
            RandomKind.GroupNorm => _net.Layer<GroupNormAttribute>(
                [.. options, ("groups", groups), ("name", Name(layer, "groupNorm", origin.Shape, isTrained))]),
            _ => _net.Layer<BatchNormAttribute>([.. options, ("momentum", layer.Rate), ("axis", axis), ("name", Name(layer, "batchNorm", origin.Shape, isTrained))]),
        };
    }

    /// <summary>An output with one to three others of its shape, made to fit where there is none; itself among them.</summary>
    private void AddSum(RandomLayer layer, RandomOutput origin, string? from)
    {
        RandomOutput partner = _outputs[layer.Picks[0] % _outputs.Count];
        if (partner.Shape != origin.Shape && RandomShapes.EqualBut(partner.Shape, origin.Shape, origin.Shape.Rank - 1))
        {
            AddDense(layer with { Units = partner.Shape.Last, Activation = Activation.None, Named = false, Apart = false }, origin, from);
            (origin, from) = (Last, null);
        }

        string?[] others = Partners(layer, origin, o => o.Shape == origin.Shape);
        Activation activation = IsSoftmax(layer.Activation) && origin.Shape.Last == 1 ? Activation.None : layer.Activation;
        bool isTrained = origin.IsTrained || _outputs.Any(o => others.Contains(o.Name) && o.IsTrained);
        _net = _net.Add(others[0]!, activation, others[1], others[2], Name(layer, "add", origin.Shape, isTrained), from);
    }

    private void AddDifference(RandomLayer layer, RandomOutput origin, string? from)
    {
        RandomOutput other = _outputs.First(o => o.Name == Partners(layer, origin, o => o.Shape == origin.Shape)[0]);
        string? name = Name(layer, "subtract", origin.Shape, origin.IsTrained || other.IsTrained);
        _net = _net.Layer<SubtractAttribute>(("other", other.Name), ("name", name), ("from", from));
    }

    /// <summary>One factor is between −1 and 1, so that products of products stay within the range of float.</summary>
    private void AddProduct(RandomLayer layer, RandomOutput origin, string? from)
    {
        string name = Default("activation");
        _net = _net.Activation(Activation.Softsign, from: from);
        _outputs.Add(origin with { Name = name });
        RandomOutput other = _outputs.First(o => o.Name == Partners(layer, origin, o => o.Shape == origin.Shape)[0]);
        _net = _net.Multiply(other.Name, name: Name(layer, "multiply", origin.Shape, origin.IsTrained || other.IsTrained));
    }

    private void AddSlice(RandomLayer layer, RandomOutput origin, string? from)
    {
        int rank = origin.Shape.Rank;
        int axis = layer.Picks[0] % rank;
        int extent = origin.Shape.Extents[axis];
        int start = layer.Picks[1] % extent;
        int length = 1 + (layer.Picks[2] % (extent - start));
        string? name = Name(layer, "slice", origin.Shape.With(axis, length), origin.IsTrained);
        _net = _net.Slice(layer.Trainable ? start : start - extent, length, layer.Bias ? axis : axis - rank, name, from);
    }

    private void AddPermutation(RandomLayer layer, RandomOutput origin, string? from)
    {
        if (origin.Shape.Rank == 1)
        {
            (origin, from) = AddReshape(origin, from, origin.Shape.Extents[0], 1);
        }

        int[] axes = [.. Enumerable.Range(0, origin.Shape.Rank).OrderBy(a => layer.Picks[a]).ThenByDescending(a => a)];
        var shape = Shape.Of(axes.Select(a => origin.Shape.Extents[a]));
        _net = _net.Layer<PermuteAttribute>(
            ("axis0", axes[0]), ("axis1", axes[1]), ("axis2", axes.Length > 2 ? axes[2] : null), ("name", Name(layer, "permute", shape, origin.IsTrained)), ("from", from));
    }

    /// <summary>Of the input, or of a part of it; no network has four axes.</summary>
    private void AddEmbedding(RandomLayer layer)
    {
        RandomOutput input = _outputs[0];
        if (input.Shape.Rank > 2)
        {
            return;
        }

        string? from = input == Last ? null : input.Name;
        if (layer.Bias)
        {
            int length = 1 + (layer.Picks[0] % input.Shape.Extents[0]);
            string name = Default("slice");
            _net = _net.Slice(input.Shape.Extents[0] - length, length, from: from);
            input = input with { Name = name, Shape = input.Shape.With(0, length) };
            _outputs.Add(input);
            from = null;
        }

        int dimension = Math.Max(1, Math.Min(layer.Units, LargestSample / (int)input.Shape.Size));
        int vocabulary = 1 + (layer.Picks[1] % 20);
        bool masks = input.Shape.Rank == 1 && layer.Picks[2] % 2 == 0;
        Shape shape = Shape.Of(input.Shape.Extents.Append(dimension));
        _net = _net.Layer<EmbeddingAttribute>(
            ("vocabulary", vocabulary),
            ("dimension", dimension),
            ("mask", masks ? layer.Picks[2] / 2 % vocabulary : null),
            ("trainable", layer.Trainable ? null : false),
            ("name", Name(layer, "embedding", shape, layer.Trainable)),
            ("from", from));
    }

    /// <summary>Of the network's input, in which some steps are masked; elsewhere nothing is added, for rounding would decide what is.</summary>
    private void AddMasking(RandomLayer layer)
    {
        if (_outputs.Count == 1 && Last.Shape.Rank == 2)
        {
            _net = _net.Masking(layer.Rate, Name(layer, "masking", Last.Shape, isTrained: false));
        }
    }

    /// <summary>Over the first of two axes, in either direction or in both.</summary>
    private void AddRecurrence(RandomLayer layer, RandomOutput origin, string? from)
    {
        (origin, from) = AsImage(layer, origin, from, isImage: false);
        int steps = origin.Shape.Extents[0];
        bool both = layer.Picks[0] % 4 == 0;
        int units = Math.Max(1, Math.Min(layer.Units, LargestSample / steps / 2));
        int outputs = both ? 2 * units : units;
        bool sequences = layer.Picks[1] % 2 == 0;
        Shape shape = sequences ? Shape.Of(steps, outputs) : Shape.Of(outputs);
        string kind = layer.Kind.ToString();
        Type attribute = layer.Kind switch
        {
            RandomKind.Rnn => typeof(RnnAttribute),
            RandomKind.Gru => typeof(GruAttribute),
            _ => typeof(LstmAttribute),
        };
        _net = _net.Layer(
            attribute,
            ("units", units),
            ("sequences", sequences ? true : null),
            ("reverse", !both && layer.Picks[0] % 4 == 1 ? true : null),
            ("bidirectional", both ? true : null),
            ("bias", layer.Bias ? null : false),
            ("trainable", layer.Trainable ? null : false),
            ("name", Name(layer, char.ToLowerInvariant(kind[0]) + kind[1..], shape, origin.IsTrained || layer.Trainable)),
            ("from", from));
    }

    private void AddConvolution(RandomLayer layer, RandomOutput origin, string? from)
    {
        bool isImage = layer.Kind != RandomKind.Conv1D;
        (origin, from) = AsImage(layer, origin, from, isImage);

        int[] extents = [.. origin.Shape.Extents];
        bool same = layer.Bias && layer.Picks[0] % 5 == 0;
        WindowAxis[] axes = [.. extents.Skip(1).Select((extent, i) =>
            new WindowAxis(1 + (layer.Picks[i] % Math.Min(3, extent)), same ? 1 : 1 + (layer.Picks[i] / 3 % 2), extent > 4 ? 1 + (layer.Picks[i] / 6 % 2) : 1))];
        int padding = same ? 0 : layer.Picks[2] % 2;
        int[] divisors = [.. RandomShapes.Divisors(extents[0])];
        int groups = layer.Kind == RandomKind.DepthwiseConv2D ? extents[0] : divisors[layer.Picks[2] / 2 % divisors.Length];
        int filters = groups * (1 + (layer.Units % 4));
        IEnumerable<int> counts = extents.Skip(1).Select((extent, i) => same ? extent : axes[i].CountIn(extent + (2 * padding)));
        bool isSmall = counts.Aggregate(filters, (a, b) => a * b) <= LargestSample;
        filters = isSmall ? filters : groups;
        Shape shape = Shape.Of([filters, .. counts]);
        List<(string, object?)> options =
        [
            ("kernel", axes[0].Kernel), ("stride", axes[0].Stride), ("padding", padding), ("dilation", axes[0].Dilation), ("bias", layer.Bias), ("samePadding", same), ("trainable", layer.Trainable ? null : false), ("from", from),
            ("activation", layer.Apart || (IsSoftmax(layer.Activation) && shape.Last == 1) ? Activation.None : layer.Activation),
        ];
        if (layer.Kind == RandomKind.DepthwiseConv2D)
        {
            options.Add(("multiplier", filters / groups));
        }
        else
        {
            options.AddRange([("filters", filters), ("groups", groups)]);
        }

        if (isImage)
        {
            options.AddRange([("kernelWidth", axes[1].Kernel), ("strideWidth", axes[1].Stride), ("dilationWidth", axes[1].Dilation)]);
            bool isDepthwise = layer.Kind == RandomKind.DepthwiseConv2D;
            options.Add(("name", Name(layer, isDepthwise ? "depthwiseConv2D" : "conv2D", shape, origin.IsTrained || layer.Trainable)));
            _net = isDepthwise ? _net.Layer<DepthwiseConv2DAttribute>([.. options]) : _net.Layer<Conv2DAttribute>([.. options]);
        }
        else
        {
            options.Add(("name", Name(layer, "conv1D", shape, origin.IsTrained || layer.Trainable)));
            _net = _net.Layer<Conv1DAttribute>([.. options]);
        }
    }

    /// <summary>A kernel of at most three positions; padding where it leaves something, and positions added behind, fewer than the stride. One whose
    /// output would be too large stays as it is.</summary>
    private void AddTransposedConvolution(RandomLayer layer, RandomOutput origin, string? from)
    {
        bool isImage = layer.Kind == RandomKind.ConvTranspose2D;
        (origin, from) = AsImage(layer, origin, from, isImage);
        int[] extents = [.. origin.Shape.Extents];
        WindowAxis[] axes = [.. extents.Skip(1).Select((_, i) =>
            new WindowAxis(1 + (layer.Picks[i] % 3), 1 + (layer.Picks[i] / 3 % 3), 1 + (layer.Picks[i] / 9 % 2)))];
        int[] spread = [.. axes.Select((a, i) => ((extents[i + 1] - 1) * a.Stride) + (int)a.Span)];
        int[] padding = [.. spread.Select((s, i) => Math.Min(layer.Picks[i] / 18 % 2, (s - 1) / 2))];
        int[] behind = [.. axes.Select((a, i) => layer.Picks[i] / 36 % a.Stride)];
        int[] divisors = [.. RandomShapes.Divisors(extents[0])];
        int groups = divisors[layer.Picks[2] / 2 % divisors.Length];
        int filters = groups * (1 + (layer.Units % 4));
        Shape shape = Shape.Of([filters, .. spread.Select((s, i) => s - (2 * padding[i]) + behind[i])]);
        if (shape.Size > LargestSample)
        {
            return;
        }

        (string, object?)[] options =
        [
            ("filters", filters), ("kernel", axes[0].Kernel), ("stride", axes[0].Stride), ("padding", padding[0]), ("outputPadding", behind[0]),
            ("dilation", axes[0].Dilation), ("groups", groups), ("bias", layer.Bias), ("trainable", layer.Trainable ? null : false), ("from", from),
            ("activation", layer.Apart || (IsSoftmax(layer.Activation) && shape.Last == 1) ? Activation.None : layer.Activation),
            ("name", Name(layer, isImage ? "convTranspose2D" : "convTranspose1D", shape, origin.IsTrained || layer.Trainable)),
        ];
        _net = isImage
            ? _net.Layer<ConvTranspose2DAttribute>([
                .. options, ("kernelWidth", axes[1].Kernel), ("strideWidth", axes[1].Stride), ("paddingWidth", padding[1]),
                ("outputPaddingWidth", behind[1]), ("dilationWidth", axes[1].Dilation)])
            : _net.Layer<ConvTranspose1DAttribute>(options);
    }

    /// <summary>What is no image becomes one first. One that would be too large stays as it is.</summary>
    private void AddImageLayer(RandomLayer layer, RandomOutput origin, string? from)
    {
        if (origin.Shape.Rank != 3)
        {
            int[] image = RandomShapes.Image((int)origin.Shape.Size, layer.Picks);
            (origin, from) = AddReshape(origin, from, image[0], image[1], image[2]);
        }

        int[] extents = [.. origin.Shape.Extents];
        if (layer.Kind == RandomKind.Dropout2D)
        {
            _net = _net.Layer<Dropout2DAttribute>(("rate", layer.Rate), ("name", Name(layer, "dropout2D", origin.Shape, origin.IsTrained)), ("from", from));
        }
        else if (layer.Kind == RandomKind.UpSample2D)
        {
            int scale = 1 + (layer.Picks[0] % 3);
            int across = layer.Picks[1] % 4;
            var shape = Shape.Of(extents[0], extents[1] * scale, extents[2] * (across == 0 ? scale : across));
            (scale, across, shape) = shape.Size > LargestSample ? (1, 0, origin.Shape) : (scale, across, shape);
            _net = _net.Layer<UpSample2DAttribute>(
                ("scale", scale), ("scaleWidth", across == 0 ? null : across), ("name", Name(layer, "upSample2D", shape, origin.IsTrained)), ("from", from));
        }
        else
        {
            int padding = layer.Picks[0] % 3;
            int left = layer.Picks[1] % 3;
            var shape = Shape.Of(extents[0], extents[1] + (2 * padding), extents[2] + left + padding);
            (padding, left, shape) = shape.Size > LargestSample ? (0, 0, origin.Shape) : (padding, left, shape);
            _net = _net.Layer<ZeroPad2DAttribute>(
                ("padding", padding), ("left", left), ("name", Name(layer, "zeroPad2D", shape, origin.IsTrained)), ("from", from));
        }
    }

    /// <summary>Windows of at most three positions, overlapping or not; padded where they may be.</summary>
    private void AddPooling(RandomLayer layer, RandomOutput origin, string? from)
    {
        bool isImage = layer.Kind == RandomKind.MaxPool2D;
        (origin, from) = AsImage(layer, origin, from, isImage);
        int[] extents = [.. origin.Shape.Extents];
        WindowAxis[] axes = [.. extents.Skip(1).Select((extent, i) =>
            new WindowAxis(1 + (layer.Picks[i] % Math.Min(3, extent)), 1 + (layer.Picks[i] / 3 % 3)))];
        int padding = axes.All(a => a.Kernel > 1) ? layer.Picks[2] % 2 : 0;
        Shape shape = Shape.Of([extents[0], .. axes.Select((a, i) => a.CountIn(extents[i + 1] + (2 * padding)))]);
        (string, object?)[] options = [("size", axes[0].Kernel), ("stride", axes[0].Stride), ("padding", padding), ("from", from)];
        string? name = Name(layer, isImage ? "maxPool2D" : "avgPool1D", shape, origin.IsTrained);
        _net = isImage
            ? _net.Layer<MaxPool2DAttribute>([.. options, ("sizeWidth", axes[1].Kernel), ("strideWidth", axes[1].Stride), ("name", name)])
            : _net.Layer<AvgPool1DAttribute>([.. options, ("name", name)]);
    }

    /// <summary>What is no image, or no signal, becomes one first.</summary>
    private (RandomOutput Origin, string? From) AsImage(RandomLayer layer, RandomOutput origin, string? from, bool isImage)
    {
        if (origin.Shape.Rank == (isImage ? 3 : 2))
        {
            return (origin, from);
        }

        int[] image = RandomShapes.Image((int)origin.Shape.Size, layer.Picks);
        return isImage ? AddReshape(origin, from, image[0], image[1], image[2]) : AddReshape(origin, from, image[0], image[1] * image[2]);
    }

    private (RandomOutput Origin, string? From) AddReshape(RandomOutput origin, string? from, int d0, int d1, int d2 = 0)
    {
        string name = Default("reshape");
        _net = _net.Reshape(d0, d1, d2, from: from);
        _outputs.Add(origin with { Name = name, Shape = d2 == 0 ? Shape.Of(d0, d1) : Shape.Of(d0, d1, d2) });
        return (Last, null);
    }

    private void AddConcat(RandomLayer layer, RandomOutput origin, string? from)
    {
        int rank = origin.Shape.Rank;
        int axis = layer.Picks[0] % rank;
        string?[] others = Partners(layer, origin, o => RandomShapes.EqualBut(o.Shape, origin.Shape, axis));
        RandomOutput[] all = [origin, .. others.OfType<string>().Select(name => _outputs.First(o => o.Name == name))];
        Shape shape = origin.Shape.With(axis, all.Sum(o => o.Shape.Extents[axis]));
        if (shape.Size <= LargestSample)
        {
            int written = layer.Bias ? axis : axis - rank;
            _net = _net.Concat(others[0]!, written, others[1], others[2], Name(layer, "concat", shape, all.Any(o => o.IsTrained)), from);
        }
    }

    /// <summary>Something trained always lies before the last dense layer's output; behind it anything may stand that the loss allows.</summary>
    private void AddLast(RandomLayer layer)
    {
        RandomLayer dense = layer with { Kind = RandomKind.Dense, Trainable = layer.Trainable || !Origin(layer).IsTrained };
        if (layer.Kind is RandomKind.Dense or RandomKind.Normalize)
        {
            Add(dense);
            return;
        }

        Add(dense with { Activation = Activation.None, Apart = false });
        Add(layer with { Activation = Activation.None, Origin = null, Trainable = layer.Trainable || layer.Kind == RandomKind.Embedding });
        if (IsSoftmax(layer.Activation) && Last.Shape.Last == 1)
        {
            Add(dense with { Origin = null });
        }
        else if (layer.Activation != Activation.None)
        {
            Activate(layer.Activation);
        }
    }

    private RandomOutput Origin(RandomLayer layer) => layer.Origin is { } index && index < _outputs.Count ? _outputs[index] : Last;

    private void Activate(Activation activation)
    {
        string name = Default("activation");
        _net = _net.Activation(activation);
        _outputs.Add(Last with { Name = name });
    }

    /// <summary>One to three fitting outputs; the one joined to is among those that may come.</summary>
    private string?[] Partners(RandomLayer layer, RandomOutput origin, System.Func<RandomOutput, bool> fits)
    {
        RandomOutput[] fitting = [.. _outputs.Where(fits)];
        RandomOutput[] others = [.. fitting.Where(o => o != origin)];
        RandomOutput[] preferred = others.Length > 0 && layer.Picks[1] % 4 > 0 ? others : fitting;
        int count = layer.Picks[2] % 6 < 3 ? 1 : layer.Picks[2] % 6 < 5 ? 2 : 3;
        return [.. Enumerable.Range(0, 3).Select(i => i < count ? preferred[(layer.Picks[1] + i) % preferred.Length].Name : null)];
    }

    private string? Name(RandomLayer layer, string kind, Shape shape, bool isTrained)
    {
        string standard = Default(kind);
        string? name = layer.Named ? "the" + standard : null;
        _outputs.Add(new RandomOutput(name ?? standard, shape, isTrained));
        return name;
    }

    private string Default(string kind)
    {
        _layersOfKind[kind] = _layersOfKind.GetValueOrDefault(kind) + 1;
        return kind + _layersOfKind[kind].ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsSoftmax(Activation activation) => activation is Activation.Softmax or Activation.LogSoftmax;
}
