using System;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace NetGen;

/// <summary>The arrays of one layer of a file. Keras's axes are the network's in reverse: <c>[kernel, in, out]</c> is <c>[out, in, kernel]</c>.</summary>
internal sealed class KerasArrays<T>(RtNeuralLayer from, LayerInfo to, string source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An array, with what messages call it.</summary>
    public (JsonElement Element, string Name) this[int index] => (from.Weights[index], Named("weights", index));

    /// <exception cref="DataFormatException">Another number of arrays.</exception>
    public void RequireCount(string what, int count)
    {
        if (from.Weights.Length != count)
        {
            throw Unexpected("weights", $"{what}, {Number(count)} in all", Number(from.Weights.Length));
        }
    }

    /// <summary>A row of an array that has so many.</summary>
    public (JsonElement Element, string Name) Row(int index, int row, int count, TensorInfo tensor)
    {
        (JsonElement element, string name) = this[index];
        RequireLength(element, name, count, tensor);
        return (element[row], Named(name, row));
    }

    /// <summary>The values of a tensor.</summary>
    /// <exception cref="DataFormatException">Another shape, what is no number, or one that is not finite.</exception>
    public T[] Read((JsonElement Element, string Name) array, TensorInfo tensor)
    {
        // A dense layer is a convolution whose kernel has one position.
        bool isDense = tensor.Shape.Length == 3 && from.Type != "conv1d";
        if (isDense && tensor.Shape[2] != 1)
        {
            throw Unexpected(array.Name, $"the kernel of '{tensor.Name}' {ShapeOf(tensor)}", "that of a dense layer, which has one position");
        }

        T[] values = new T[tensor.ElementCount];
        Fill(array, tensor, values, isDense ? 1 : tensor.Shape.Length - 1, place: 0, stride: 1);
        return values;
    }

    /// <summary>Reads the positions along an axis of the tensor, from its last axis to its first.</summary>
    private void Fill((JsonElement Element, string Name) array, TensorInfo tensor, T[] values, int axis, int place, int stride)
    {
        int extent = tensor.Shape[axis];
        RequireLength(array.Element, array.Name, extent, tensor);
        int i = 0;
        foreach (JsonElement element in array.Element.EnumerateArray())
        {
            if (axis == 0)
            {
                values[place + (i * stride)] = ValueOf(element, array.Name, i);
            }
            else
            {
                Fill((element, Named(array.Name, i)), tensor, values, axis - 1, place + (i * stride), stride * extent);
            }

            i++;
        }
    }

    private T ValueOf(JsonElement element, string name, int index)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out double number))
        {
            throw Unexpected(Named(name, index), "a number", JsonFields.Kind(element));
        }

        T value = T.CreateChecked(number);
        return T.IsFinite(value)
            ? value
            : throw Unexpected(Named(name, index), $"a finite {typeof(T).Name.ToLowerInvariant()}", JsonFields.Kind(element));
    }

    private void RequireLength(JsonElement element, string name, int length, TensorInfo tensor)
    {
        string expected = $"an array of length {Number(length)} for '{tensor.Name}' {ShapeOf(tensor)}";
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Unexpected(name, expected, JsonFields.Kind(element));
        }

        if (element.GetArrayLength() != length)
        {
            throw Unexpected(name, expected, $"length {Number(element.GetArrayLength())}");
        }
    }

    private DataFormatException Unexpected(string name, string expected, string found) =>
        new(source, 0, null, $"'{name}' of {from.Place} for '{to.Name}' to be {expected}", found);

    private static string ShapeOf(TensorInfo tensor) => $"[{string.Join(", ", tensor.Shape)}]";

    private static string Named(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
