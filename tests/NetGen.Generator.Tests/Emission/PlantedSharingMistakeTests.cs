using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Mistakes that only show where threads share: while no other test has them at work, for then the code would run on one.</summary>
[CollectionDefinition(nameof(PlantedSharingMistakeTests), DisableParallelization = true)]
[Collection(nameof(PlantedSharingMistakeTests))]
public class PlantedSharingMistakeTests
{
    [Theory]
    [InlineData("a thread at another's samples", @"n \* (\d+) \+ first \* \d+", "n * $1")]
    [InlineData("a thread's share cut short", @"member\.End\((\d+), 1\)", "member.End($1, 1) - 1")]
    public void MistakesInSharingAreSeen(string mistake, string pattern, string replacement)
    {
        using var threads = new ForcedThreads();
        Assert.True(PlantedMistakeTests.DifferenceAfter(CodeStyle.Fast, text => PlantedMistakeTests.Replace(text, pattern, replacement)) is not null, $"Nobody saw {mistake}.");
    }
}
