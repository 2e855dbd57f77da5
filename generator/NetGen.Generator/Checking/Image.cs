using NetGen.Generator.Layers;

namespace NetGen.Generator.Checking;

/// <summary>What is surely an image, <c>[channels, height, width]</c>.</summary>
internal static class Image
{
    private const int Axes = 3;

    /// <summary>Smaller ones may be anything.</summary>
    private const int LeastInput = 8;

    /// <summary>Whether a layer for images gave it, or it is an input of the shape of a grey, a coloured or a transparent image; or such a one after
    /// layers that change no shape.</summary>
    public static bool IsOne(LayerNode layer)
    {
        LayerNode current = layer;
        while (!IsMade(current.Layer) && current.Inputs.Length == 1 && current.Inputs[0].Shape == current.Shape)
        {
            current = current.Inputs[0];
        }

        return current.Shape.Rank == Axes && (IsMade(current.Layer) || (current.Index == 0 && IsInput(current)));
    }

    private static bool IsMade(Layer layer) => layer is Convolution2D or ConvTranspose2D or Pooling2D or UpSample2D or ZeroPad2D or Dropout2D;

    private static bool IsInput(LayerNode input) =>
        input.Shape.Extents[0] is 1 or 3 or 4 && input.Shape.Extents[1] >= LeastInput && input.Shape.Extents[2] >= LeastInput;
}
