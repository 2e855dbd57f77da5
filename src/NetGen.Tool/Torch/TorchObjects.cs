using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace NetGen.Tool.Torch;

/// <summary>The few classes and functions that the pickle of a state_dict calls, as values that do nothing.</summary>
internal static class TorchObjects
{
    public const string Advice = "Save the state_dict alone: torch.save(model.state_dict(), path).";

    /// <summary>What <c>('storage', class, key, device, count)</c> stands for.</summary>
    public static TorchStorage Storage(object? id) =>
        id is object?[] and ["storage", PickleGlobal type, string key, string, long and >= 0 and var count]
            ? new TorchStorage(TorchType.OfStorage.TryGetValue(type.Name, out TorchType? known) ? known : throw Unknown(type.Name), key, count)
            : throw new ToolException("The pickle has a persistent id that is no storage of a tensor.");

    public static object? Call(object? function, object? arguments) => (function as PickleGlobal)?.Name switch
    {
        "collections.OrderedDict" when arguments is object?[] and [] => new PickleDict(),
        "torch._utils._rebuild_tensor_v2" when arguments
            is object?[] and [TorchStorage storage, long and >= 0 and var offset, object?[] shape, object?[] strides, bool, ..] =>
            Tensor(storage, offset, shape, strides),
        "torch._utils._rebuild_parameter" when arguments is object?[] and [TorchTensor tensor, bool, ..] => tensor,
        "collections.OrderedDict" or "torch._utils._rebuild_tensor_v2" or "torch._utils._rebuild_parameter" =>
            throw new ToolException($"The pickle calls {((PickleGlobal)function!).Name} with arguments that no state_dict has."),
        { } name => throw Unknown(name),
        null => throw new ToolException("The pickle calls a value that is no function."),
    };

    public static void RequireDict(object? value, [NotNull] out PickleDict? dict) =>
        dict = value as PickleDict ?? throw new ToolException("The pickle sets an item of something that is no dict.");

    private static TorchTensor Tensor(TorchStorage storage, long offset, object?[] shape, object?[] strides)
    {
        if (shape.Length != strides.Length || shape.Length > 8 || !shape.All(e => e is >= 0L and <= int.MaxValue) || !strides.All(s => s is >= 0L))
        {
            throw new ToolException("The pickle has a tensor whose shape is no shape.");
        }

        return new TorchTensor(storage, offset, [.. shape.Select(e => (int)(long)e!)], [.. strides.Select(s => (long)s!)]);
    }

    private static ToolException Unknown(string name) =>
        new($"The pickle names {name}, which no state_dict needs. {Advice}");
}
