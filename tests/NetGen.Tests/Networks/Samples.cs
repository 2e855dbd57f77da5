using System;
using System.Linq;
using System.Numerics;

namespace NetGen.Tests.Networks;

/// <summary>Made-up data of the right sizes.</summary>
internal static class Samples
{
    public static T[] Inputs<TSelf, T>(int count)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count * TSelf.Info.InputSize).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];
    }

    /// <summary>The first class for every sample: in the domain of all these losses.</summary>
    public static T[] Targets<TSelf, T>(int count)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, count * TSelf.Info.OutputSize).Select(i => i % TSelf.Info.OutputSize == 0 ? T.One : T.Zero)];
}
