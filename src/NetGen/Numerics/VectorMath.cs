using System.ComponentModel;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions over vectors, for generated code: branch-free, the same bits in a lane at every width where the hardware
/// fuses multiply and add. A width the hardware lacks is emulated and slow; the caller chooses one with <c>IsHardwareAccelerated</c>.
/// </summary>
/// <remarks>
/// The approximations are fits of this project, and their errors are stated in units in the last place of the
/// exact value (ulp), with multiply and add fused: in single precision the largest over all 2³² arguments, in double over
/// thousands of values of sixty digits. Results below the smallest normal number may be zero. NaN gives NaN. The files of the three
/// widths are equal but for the name of the vector; a test holds them so: write the one of 256 bits and copy it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath;
