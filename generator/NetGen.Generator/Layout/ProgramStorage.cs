using System.Collections.Generic;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layout;

/// <summary>The slot of every tensor a program's code touches, and how much scratch it takes.</summary>
internal sealed class ProgramStorage(
    IReadOnlyDictionary<Tensor, Slot> slots, ParameterLayout layout, Views views, int perSample, int constant, ICollection<Tensor>? readWithPadding = null)
{
    /// <summary>Elements of scratch for each sample of the batch.</summary>
    public int PerSample { get; } = perSample;

    /// <summary>Elements of scratch whatever the batch.</summary>
    public int Constant { get; } = constant;

    public Slot this[Tensor tensor] => slots[tensor];

    /// <summary>Whether vectors read a row's padding, which must then be zero.</summary>
    public bool IsReadWithPadding(Tensor tensor) => readWithPadding is not null && readWithPadding.Contains(tensor);

    /// <summary>Whether a tensor is another's memory under another shape, so that nothing is to be written.</summary>
    public bool IsView(Tensor tensor) => views.IsView(tensor);

    /// <summary>The panels of a stored tensor or of its gradient.</summary>
    public StoredSlot Stored(Tensor tensor) => layout[tensor];
}
