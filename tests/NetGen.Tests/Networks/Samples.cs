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
        T[] inputs = [.. Enumerable.Range(0, count * TSelf.Info.InputSize).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];
        foreach (IndexRange range in (TSelf.Info.Checks as WholeNumberChecks)?.Ranges ?? [])
        {
            for (int i = 0; i < count * range.Count; i++)
            {
                inputs[(i / range.Count * TSelf.Info.InputSize) + range.First + (i % range.Count * range.Step)] = T.CreateChecked(random.Next(range.Below));
            }
        }

        return inputs;
    }

    /// <summary>The first class for every sample, in the domain of all these losses; of class indices 0 or 1.</summary>
    public static T[] Targets<TSelf, T>(int count)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TSelf.Info.Loss == Loss.SparseCrossEntropy ? [.. Enumerable.Range(0, count * TSelf.Info.TargetSize).Select(i => i % 2 == 0 ? T.One : T.Zero)]
        : [.. Enumerable.Range(0, count * TSelf.Info.OutputSize).Select(i => i % TSelf.Info.OutputSize == 0 ? T.One : T.Zero)];
}
