using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Losses;

/// <summary>All losses, found once.</summary>
internal static class LossKinds
{
    private static readonly Dictionary<Loss, LossKind> All = typeof(LossKinds).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(LossKind)) && !t.IsAbstract)
        .Select(t => (LossKind)Activator.CreateInstance(t))
        .ToDictionary(k => k.Loss);

    public static LossKind Of(Loss loss) => All[loss];
}
