using System.Numerics;

namespace NetGen;

/// <summary>
/// An optimizer's formula for a handful of elements at once, with this step's numbers in its fields. Written once: full vectors and the rest
/// at the end of the buffer go through the same code.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The parameters after the step.</summary>
    /// <param name="parameter">The parameters before it.</param>
    /// <param name="decayed">The same where weight decay acts, 0 elsewhere.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="state">What the rule keeps of these elements, updated in place.</param>
    Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state);
}
