using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen.Tool.Torch;

/// <summary>A tensor that is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its number type.</param>
/// <param name="Shape">Its extents.</param>
internal sealed record WrittenTensor(string Name, TorchType Type, ImmutableArray<int> Shape)
{
    public override string ToString() => $"{Name}: {Type.Name} [{string.Join(", ", Shape)}]";
}

/// <summary>The tensors of a state_dict, ready to be saved.</summary>
internal sealed class StateDict(SafetensorsWriter writer, IReadOnlyList<WrittenTensor> written, IReadOnlyList<string> leftOut)
{
    public IReadOnlyList<WrittenTensor> Written => written;

    /// <summary>Tensors of whole numbers, such as <c>num_batches_tracked</c>, which networks do not have.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    public void Save(string path) => writer.Save(path);
}
