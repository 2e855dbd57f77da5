using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WebApi;
using Xunit;

namespace NetGen.Web.Tests.Api;

public sealed class ModelTests
{
    [Fact]
    public void APredictionAllocatesNothing()
    {
        SurvivalModel model = ModelFile.Read(Models.First);
        double sum = 0;
        for (int i = 0; i < 1000; i++)
        {
            sum += model.Predict(Models.WomanAsRow).Probability;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            sum += model.Predict(Models.WomanAsRow).Probability;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    [Fact]
    public void AllThreadsMayUseOneModel()
    {
        SurvivalModel model = ModelFile.Read(Models.First);
        Passenger[] rows = [.. TrainingRows()];
        double[] expected = [.. rows.Select(row => (double)model.Predict(row).Probability)];
        double[] actual = new double[20 * rows.Length];
        Parallel.For(0, actual.Length, i => actual[i] = model.Predict(rows[i % rows.Length]).Probability);
        Assert.Equal(Enumerable.Repeat(expected, 20).SelectMany(p => p), actual);
    }

    /// <summary>A server's model differs from that of another seed, and training is the same each time: a swap is seen, and the tests do not
    /// change.</summary>
    [Fact]
    public void TheSeedDecidesTheModel()
    {
        SurvivalModel first = ModelFile.Read(Models.First);
        Assert.NotEqual(first.Predict(Models.WomanAsRow).Probability, ModelFile.Read(Models.Second).Predict(Models.WomanAsRow).Probability);
        string again = Models.Copy(Models.Second);
        Training.Run(again, seed: 3);
        Assert.Equal(first.Predict(Models.WomanAsRow).Probability, ModelFile.Read(again).Predict(Models.WomanAsRow).Probability);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(again)!));
    }

    public static ImmutableArray<Passenger> TrainingRows() => Training.Rows().Train;

    public static double MedianAge()
    {
        double[] ages = [.. TrainingRows().Where(row => row.Age is not null).Select(row => row.Age!.Value).Order()];
        return (ages[(ages.Length - 1) / 2] + ages[ages.Length / 2]) / 2;
    }
}
