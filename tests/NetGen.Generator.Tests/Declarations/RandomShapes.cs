using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Shapes that fit others.</summary>
internal static class RandomShapes
{
    /// <summary>One to three extents whose product is the size.</summary>
    public static int[] Split(int size, int[] picks)
    {
        int[] divisors = Divisors(size);
        int first = divisors[picks[0] % divisors.Length];
        int[] second = Divisors(size / first);
        int middle = second[picks[1] % second.Length];
        return (picks[2] % 4) switch
        {
            0 => [size],
            3 => [first, middle, size / first / middle],
            _ => [first, size / first],
        };
    }

    /// <summary>Three extents whose product is the size.</summary>
    public static int[] Image(int size, int[] picks) => [.. Split(size, [picks[0], picks[1], 3])];

    /// <summary>Whether two shapes differ in one axis at most.</summary>
    public static bool EqualBut(Shape left, Shape right, int axis) => left.Rank == right.Rank && left.With(axis, 1) == right.With(axis, 1);

    public static int[] Divisors(int number) => [.. Enumerable.Range(1, number).Where(d => number % d == 0)];
}
