using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>The maximum or the mean of each channel: a number for each.</summary>
internal abstract class GlobalPooling(bool ofMaximum, int axes) : Layer
{
    public override Shape? Infer(LayerCheck check) => Images.Check(check, axes) ? Shape.Of(check.Input.Extents[0]) : null;

    public override Tensor Lower(LayerLowering layer)
    {
        ImmutableArray<WindowAxis> whole = [.. layer.Input.Shape.Extents.Skip(1).Select(e => new WindowAxis(e))];
        Tensor pooled = Pooling.Pool(layer, Images.ChannelsLast(layer, layer.Input), ofMaximum, whole);
        return layer.Program.Reshape(layer.Symbol("A"), pooled, layer.Shape);
    }
}
