using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>The maximum of windows over the last axis of <c>[channels, length]</c>.</summary>
internal sealed class MaxPool1D(int size, int stride, int padding)
    : Pooling(ofMaximum: true, [new WindowAxis(size, stride == 0 ? size : stride)], padding)
{
    public override void CheckOptions(LayerCheck check) => Check(check, size, stride, padding);
}
