using System.Linq;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Checking;

/// <summary>What is surely an image, <c>[channels, height, width]</c>.</summary>
internal static class Image
{
    private const int Axes = 3;

    /// <summary>Smaller ones may be anything.</summary>
    private const int LeastInput = 8;

    /// <summary>Whether a layer for images gave it, or it is an input that is an image; or such a one after layers that change no shape.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="takers">Who takes the output of a layer.</param>
    public static bool IsOne(LayerNode layer, ILookup<LayerNode, LayerNode> takers)
    {
        LayerNode current = layer;
        while (!IsMade(current.Layer) && current.Inputs.Length == 1 && current.Inputs[0].Shape == current.Shape)
        {
            current = current.Inputs[0];
        }

        return current.Shape.Rank == Axes && (IsMade(current.Layer) || (current.Index == 0 && (IsGrey(current) || takers[current].Any(t => IsMade(t.Layer)))));
    }

    private static bool IsMade(Layer layer) => layer is Convolution2D or ConvTranspose2D or Pooling2D or UpSample2D or ZeroPad2D or Dropout2D;

    /// <summary>A square of one channel. Several channels, or sides that differ, may as well be sequences, <c>[…, steps, features]</c>.</summary>
    private static bool IsGrey(LayerNode input) =>
        input.Shape.Extents[0] == 1 && input.Shape.Extents[1] == input.Shape.Extents[2] && input.Shape.Extents[1] >= LeastInput;
}
