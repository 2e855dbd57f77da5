using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Arithmetic of vectors of <see cref="float"/> for generated code. The framework's functions are generic or have many overloads; one overload each
/// costs the user's compiler less time and memory. All are inlined.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SingleArithmetic
{
    /// <summary>A number of the code in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Number128(float number) => Vector128.Create(number);

    /// <summary>The greater of two numbers, in one instruction; which of two NaN, the processor decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max128(Vector128<float> left, Vector128<float> right) => Vector128.MaxNative(left, right);

    /// <summary>All bits set where left is greater than right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greater128(Vector128<float> left, Vector128<float> right) => Vector128.GreaterThan(left, right);

    /// <summary>left · right + addend, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd128(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(left, right, addend);

    /// <summary>The same where left is a number in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddSpread128(ref float left, nint distance, Vector128<float> right, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(Vector128.Create(Unsafe.Add(ref left, distance)), right, addend);

    /// <summary>Two sums, each with the product of a number in memory and a vector: sum += left · right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAddTwo128(
        ref float left, nint distance, Vector128<float> right, Vector128<float> right2, ref Vector128<float> sum, ref Vector128<float> sum2)
    {
        Vector128<float> spread = Vector128.Create(Unsafe.Add(ref left, distance));
        sum = Vector128.MultiplyAddEstimate(spread, right, sum);
        sum2 = Vector128.MultiplyAddEstimate(spread, right2, sum2);
    }

    /// <summary>The same where right is in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddLoad128(Vector128<float> left, ref float right, nint distance, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(left, Vector128.LoadUnsafe(ref Unsafe.Add(ref right, distance)), addend);

    /// <inheritdoc cref="Number128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Number256(float number) => Vector256.Create(number);

    /// <inheritdoc cref="Max128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max256(Vector256<float> left, Vector256<float> right) => Vector256.MaxNative(left, right);

    /// <inheritdoc cref="Greater128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greater256(Vector256<float> left, Vector256<float> right) => Vector256.GreaterThan(left, right);

    /// <inheritdoc cref="MultiplyAdd128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd256(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc cref="MultiplyAddSpread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAddSpread256(ref float left, nint distance, Vector256<float> right, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref left, distance)), right, addend);

    /// <inheritdoc cref="MultiplyAddTwo128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAddTwo256(
        ref float left, nint distance, Vector256<float> right, Vector256<float> right2, ref Vector256<float> sum, ref Vector256<float> sum2)
    {
        Vector256<float> spread = Vector256.Create(Unsafe.Add(ref left, distance));
        sum = Vector256.MultiplyAddEstimate(spread, right, sum);
        sum2 = Vector256.MultiplyAddEstimate(spread, right2, sum2);
    }

    /// <inheritdoc cref="MultiplyAddLoad128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAddLoad256(Vector256<float> left, ref float right, nint distance, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(left, Vector256.LoadUnsafe(ref Unsafe.Add(ref right, distance)), addend);

    /// <inheritdoc cref="Number128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Number512(float number) => Vector512.Create(number);

    /// <inheritdoc cref="Max128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max512(Vector512<float> left, Vector512<float> right) => Vector512.MaxNative(left, right);

    /// <inheritdoc cref="Greater128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greater512(Vector512<float> left, Vector512<float> right) => Vector512.GreaterThan(left, right);

    /// <inheritdoc cref="MultiplyAdd128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd512(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc cref="MultiplyAddSpread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAddSpread512(ref float left, nint distance, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref left, distance)), right, addend);

    /// <inheritdoc cref="MultiplyAddTwo128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAddTwo512(
        ref float left, nint distance, Vector512<float> right, Vector512<float> right2, ref Vector512<float> sum, ref Vector512<float> sum2)
    {
        Vector512<float> spread = Vector512.Create(Unsafe.Add(ref left, distance));
        sum = Vector512.MultiplyAddEstimate(spread, right, sum);
        sum2 = Vector512.MultiplyAddEstimate(spread, right2, sum2);
    }

    /// <inheritdoc cref="MultiplyAddLoad128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAddLoad512(Vector512<float> left, ref float right, nint distance, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, Vector512.LoadUnsafe(ref Unsafe.Add(ref right, distance)), addend);
}
