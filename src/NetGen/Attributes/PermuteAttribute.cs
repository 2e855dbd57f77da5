namespace NetGen;

/// <summary>
/// Reorders the axes of a sample, as PyTorch's <c>permute</c>: axis i of the output is the named axis of the input. <c>[Permute(2, 0, 1)]</c> makes
/// <c>[height, width, channels]</c> <c>[channels, height, width]</c>. Each axis of the input is named once, the batch not counted.
/// </summary>
/// <names torch="torch.permute" keras="Permute"/>
/// <example><c>[Input(28, 28, 3)] [Permute(2, 0, 1)] [Conv2D(8, 3, Activation.ReLU)] [Flatten] [Dense(1)]</c></example>
/// <param name="axis0">The axis of the input that comes first.</param>
/// <param name="axis1">The one that comes second.</param>
/// <param name="axis2">The one that comes third; −1 where there is none.</param>
/// <param name="axis3">The one that comes fourth; −1 where there is none.</param>
/// <param name="axis4">The one that comes fifth; −1 where there is none.</param>
/// <param name="axis5">The one that comes sixth; −1 where there is none.</param>
/// <param name="axis6">The one that comes seventh; −1 where there is none.</param>
/// <param name="axis7">The one that comes eighth; −1 where there is none.</param>
/// <param name="name">The layer's name; by default <c>permute</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class PermuteAttribute(
    int axis0, int axis1, int axis2 = -1, int axis3 = -1, int axis4 = -1, int axis5 = -1, int axis6 = -1, int axis7 = -1, string? name = null, string? from = null)
    : LayerAttribute(name, from)
{
    /// <summary>The axes of the input in the order of the output; −1 behind the last.</summary>
    public int[] Axes => [axis0, axis1, axis2, axis3, axis4, axis5, axis6, axis7];
}
