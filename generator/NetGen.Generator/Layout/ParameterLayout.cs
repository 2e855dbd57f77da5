using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layout;

/// <summary>Where a stored tensor lies in the flat buffer: see the runtime's <c>TensorLayout</c>, whose formula this is.</summary>
internal sealed record StoredSlot(int Offset, int PanelWidth, int Rows, int Columns)
{
    public int Panels => (Rows + PanelWidth - 1) / PanelWidth;

    /// <summary>The length with padding rows.</summary>
    public int Length => Panels * PanelWidth * Columns;
}

/// <summary>The one physical layout of parameters and, for the trained ones, of gradients: trained tensors first, then the buffers a training step
/// updates, then the other buffers, then what is computed of them all.</summary>
internal sealed class ParameterLayout
{
    private readonly Dictionary<string, StoredSlot> _slots = [];

    private ParameterLayout()
    {
    }

    public int TrainableLength { get; private set; }

    /// <summary>The length up to the last buffer that is updated.</summary>
    public int UpdatedLength { get; private set; }

    /// <summary>The length up to the last tensor that is saved.</summary>
    public int StorageLength { get; private set; }

    /// <summary>The length of what is computed of the others, behind them.</summary>
    public int FoldedLength { get; private set; }

    public StoredSlot this[Tensor tensor] => _slots[tensor.Name!];

    public StoredSlot this[string name] => _slots[name];

    /// <summary>Row-major, one tensor after the other.</summary>
    public static ParameterLayout Plain(IReadOnlyList<Tensor> stored, IEnumerable<string> updated) => Create(stored, updated, _ => 1, alignment: 1);

    /// <summary>In panels as wide as the chooser says, each tensor on a cache line.</summary>
    public static ParameterLayout Packed(
        IReadOnlyList<Tensor> stored, IEnumerable<string> updated, System.Func<int, int> panelWidth, int alignment) =>
        Create(stored, updated, tensor => tensor.IsTable ? 1 : panelWidth(tensor.Shape.Extents[0]), alignment);

    private static ParameterLayout Create(
        IReadOnlyList<Tensor> stored, IEnumerable<string> updated, System.Func<Tensor, int> panelWidth, int alignment)
    {
        var layout = new ParameterLayout();
        var changing = new HashSet<string>(updated);
        int next = 0;
        foreach (Tensor tensor in stored.OrderBy(Place))
        {
            int rows = tensor.Shape.Extents[0];
            var slot = new StoredSlot(next, panelWidth(tensor), rows, (int)(tensor.Shape.Size / rows));
            layout._slots.Add(tensor.Name!, slot);
            next += (slot.Length + alignment - 1) / alignment * alignment;
            if (tensor.Role == TensorRole.Parameter)
            {
                layout.TrainableLength = next;
            }

            if (tensor.Role == TensorRole.Parameter || changing.Contains(tensor.Name!))
            {
                layout.UpdatedLength = next;
            }

            if (tensor.Role != TensorRole.Folded)
            {
                layout.StorageLength = next;
            }
        }

        layout.FoldedLength = next - layout.StorageLength;
        return layout;

        int Place(Tensor tensor) => tensor.Role switch
        {
            TensorRole.Parameter => 0,
            TensorRole.Folded => 3,
            _ => changing.Contains(tensor.Name!) ? 1 : 2,
        };
    }
}
