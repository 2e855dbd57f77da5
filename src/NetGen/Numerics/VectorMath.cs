using System.ComponentModel;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions over vectors, for generated code: branch-free, the same bits in a lane at every width where the hardware
/// fuses multiply and add. A width the hardware lacks is emulated and slow; the caller chooses one with <c>IsHardwareAccelerated</c>.
/// </summary>
/// <remarks>
/// The approximations are fits of this project, by Remez exchange. In single precision, results below the smallest normal number
/// may be zero. NaN gives NaN. The files of the three widths are equal but for the name of the vector; a test holds them so.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath;
