using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Arithmetic of vectors of <see cref="double"/> for generated code. The framework's functions are generic or have many overloads; one overload each
/// costs the user's compiler less time and memory. All are inlined.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DoubleArithmetic
{
    /// <summary>A number of the code in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Number128(double number) => Vector128.Create(number);

    /// <summary>The greater of two numbers, in one instruction; which of two NaN, the processor decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max128(Vector128<double> left, Vector128<double> right) => Vector128.MaxNative(left, right);

    /// <summary>All bits set where left is greater than right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Greater128(Vector128<double> left, Vector128<double> right) => Vector128.GreaterThan(left, right);

    /// <summary>left · right + addend, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd128(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Vector128.MultiplyAddEstimate(left, right, addend);

    /// <summary>The same where left is a number in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAddSpread128(ref double left, nint distance, Vector128<double> right, Vector128<double> addend) =>
        Vector128.MultiplyAddEstimate(Vector128.Create(Unsafe.Add(ref left, distance)), right, addend);

    /// <summary>Two sums, each with the product of a number in memory and a vector: sum += left · right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAddTwo128(
        ref double left, nint distance, Vector128<double> right, Vector128<double> right2, ref Vector128<double> sum, ref Vector128<double> sum2)
    {
        Vector128<double> spread = Vector128.Create(Unsafe.Add(ref left, distance));
        sum = Vector128.MultiplyAddEstimate(spread, right, sum);
        sum2 = Vector128.MultiplyAddEstimate(spread, right2, sum2);
    }

    /// <summary>The same where right is in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAddLoad128(Vector128<double> left, ref double right, nint distance, Vector128<double> addend) =>
        Vector128.MultiplyAddEstimate(left, Vector128.LoadUnsafe(ref Unsafe.Add(ref right, distance)), addend);

    /// <inheritdoc cref="Number128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Number256(double number) => Vector256.Create(number);

    /// <inheritdoc cref="Max128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max256(Vector256<double> left, Vector256<double> right) => Vector256.MaxNative(left, right);

    /// <inheritdoc cref="Greater128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Greater256(Vector256<double> left, Vector256<double> right) => Vector256.GreaterThan(left, right);

    /// <inheritdoc cref="MultiplyAdd128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd256(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc cref="MultiplyAddSpread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAddSpread256(ref double left, nint distance, Vector256<double> right, Vector256<double> addend) =>
        Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref left, distance)), right, addend);

    /// <inheritdoc cref="MultiplyAddTwo128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAddTwo256(
        ref double left, nint distance, Vector256<double> right, Vector256<double> right2, ref Vector256<double> sum, ref Vector256<double> sum2)
    {
        Vector256<double> spread = Vector256.Create(Unsafe.Add(ref left, distance));
        sum = Vector256.MultiplyAddEstimate(spread, right, sum);
        sum2 = Vector256.MultiplyAddEstimate(spread, right2, sum2);
    }

    /// <inheritdoc cref="MultiplyAddLoad128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAddLoad256(Vector256<double> left, ref double right, nint distance, Vector256<double> addend) =>
        Vector256.MultiplyAddEstimate(left, Vector256.LoadUnsafe(ref Unsafe.Add(ref right, distance)), addend);

    /// <inheritdoc cref="Number128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Number512(double number) => Vector512.Create(number);

    /// <inheritdoc cref="Max128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max512(Vector512<double> left, Vector512<double> right) => Vector512.MaxNative(left, right);

    /// <inheritdoc cref="Greater128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Greater512(Vector512<double> left, Vector512<double> right) => Vector512.GreaterThan(left, right);

    /// <inheritdoc cref="MultiplyAdd128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd512(Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc cref="MultiplyAddSpread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAddSpread512(ref double left, nint distance, Vector512<double> right, Vector512<double> addend) =>
        Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref left, distance)), right, addend);

    /// <inheritdoc cref="MultiplyAddTwo128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAddTwo512(
        ref double left, nint distance, Vector512<double> right, Vector512<double> right2, ref Vector512<double> sum, ref Vector512<double> sum2)
    {
        Vector512<double> spread = Vector512.Create(Unsafe.Add(ref left, distance));
        sum = Vector512.MultiplyAddEstimate(spread, right, sum);
        sum2 = Vector512.MultiplyAddEstimate(spread, right2, sum2);
    }

    /// <inheritdoc cref="MultiplyAddLoad128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAddLoad512(Vector512<double> left, ref double right, nint distance, Vector512<double> addend) =>
        Vector512.MultiplyAddEstimate(left, Vector512.LoadUnsafe(ref Unsafe.Add(ref right, distance)), addend);
}
