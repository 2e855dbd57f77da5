using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>A layer Z = W·A + b with one row of W and one element of b for each channel of Z: a factor and an addend for each channel can join
/// them.</summary>
internal interface IFoldsNorm
{
    /// <summary>The axis of the channels.</summary>
    int ChannelAxis(Shape output);
}
