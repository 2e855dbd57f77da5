using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Tests.Diagnostics;
using NetGen.Generator.Tests.Emission;
using NetGen.Generator.Tests.Emission.Strategies;
using NetGen.Generator.Tests.Guide;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("NetGen.Generator.Tests.LongestFirst", "NetGen.Generator.Tests")]

namespace NetGen.Generator.Tests;

/// <summary>The classes that take longest begin first, so that none of them runs alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        .. new[]
        {
            typeof(RandomNetworkTests), typeof(StrategyTests), typeof(StrategyTakenTests), typeof(IdentifierTests), typeof(MutationTests),
            typeof(StrategyGoldenTests), typeof(GuideTests),
        }.Select(type => type.FullName!),
    ];

    /// <summary>Those without an order of theirs keep the order they come in.</summary>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    /// <summary>A collection of one class is named by it.</summary>
    private static int Place(ITestCollection collection)
    {
        int place = Array.FindIndex(Longest, name => collection.DisplayName.EndsWith(" " + name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
