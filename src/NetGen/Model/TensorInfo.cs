using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen;

/// <summary>Whether a tensor is trained.</summary>
public enum TensorKind
{
    /// <summary>Trained, and saved.</summary>
    Parameter,

    /// <summary>Saved, not trained: frozen parameters, running statistics, the numbers of a normaliser.</summary>
    Buffer,
}

/// <summary>A tensor of a network, under its PyTorch <c>state_dict</c> name and shape.</summary>
public sealed class TensorInfo
{
    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TensorInfo(
        string name, ImmutableArray<int> shape, TensorKind kind, TensorLayout layout, Initializer initializer, double scale, int fanIn, int fanOut)
    {
        Name = name;
        Shape = shape;
        Kind = kind;
        Layout = layout;
        Initializer = initializer;
        Scale = scale;
        FanIn = fanIn;
        FanOut = fanOut;
        ElementCount = CountElements(shape);
    }

    /// <summary>The name, such as <c>dense1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The logical shape, such as <c>[out, in]</c>.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of logical elements, padding not counted.</summary>
    public int ElementCount { get; }

    /// <summary>Whether the tensor is trained.</summary>
    public TensorKind Kind { get; }

    /// <summary>How the tensor starts; never <see cref="Initializer.Default"/>, which the generator resolves.</summary>
    public Initializer Initializer { get; }

    /// <summary>The initializer's scale, resolved.</summary>
    public double Scale { get; }

    /// <summary>Inputs that meet in one output element.</summary>
    public int FanIn { get; }

    /// <summary>Outputs one input element reaches.</summary>
    public int FanOut { get; }

    internal TensorLayout Layout { get; }

    internal int Rows => Shape[0];

    internal int Columns => ElementCount / Shape[0];

    /// <summary>The product of the extents.</summary>
    internal static int CountElements(ImmutableArray<int> shape)
    {
        int count = 1;
        foreach (int extent in shape)
        {
            count = checked(count * extent);
        }

        return count;
    }

    /// <summary>The tensors' names, for messages.</summary>
    internal static string[] Names(ImmutableArray<TensorInfo> tensors)
    {
        string[] names = new string[tensors.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = tensors[i].Name;
        }

        return names;
    }
}
