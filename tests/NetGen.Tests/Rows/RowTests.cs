using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Rows;

/// <summary>Typed rows as features, targets and predictions.</summary>
public class RowTests
{
    private static readonly string[] Names =
    [
        "Age", "Age (missing)", "Pounds", "Radius", "Size.Height", "Size.Height (missing)", "Size.Width", "Smoker", "Smoker (missing)",
        "Stage=Early", "Stage=Late", "Stage=Middle", "Stage (missing)", "Stones", "growth_rate",
    ];

    private static readonly Patient Whole =
        new(Stage.Late, 2.5f, 40, true, new Size(3, 4), Growth.VeryFast, "Ann", Benign: true) { Stones = 10 };

    private static readonly Patient Sparse = new(null, -1, null, null, new Size(3, null), Growth.Fast, "Bob", Benign: false);

    [Fact]
    public void FeaturesStandInTheOrderOfTheirColumns()
    {
        Dataset<Patient> data = Dataset.From([Whole, Sparse]);
        Assert.Equal(Names, data.FeatureNames);
        Assert.Equal([40, 0, 140, 2.5, 4, 0, 3, 1, 0, 0, 1, 0, 0, 10, 2], data.Features(0));
        Assert.Equal([0, 1, 0, -1, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0], data.Features(1));
        Assert.Equal([1, 0], data.AllTargets);
        Assert.Equal<string>(["Benign"], data.TargetNames);
        Assert.Empty(data.Classes);
        Assert.Same(Sparse, data.Rows[1]);
    }

    [Fact]
    public void OtherOrdersOfThePropertiesChangeNothing()
    {
        var other = new Reordered(true, "Ann", Growth.VeryFast, true, new Size(3, 4), 10, 40, 2.5f, Stage.Late);
        Dataset<Reordered> data = Dataset.From([other]);
        Assert.Equal(Names, data.FeatureNames);
        Assert.Equal(Dataset.From([Whole]).AllFeatures, data.AllFeatures);
    }

    /// <summary>Memory as its last user left it.</summary>
    [Fact]
    public void EveryFeatureIsWritten()
    {
        Assert.Equal(Dataset.From([Sparse]).AllFeatures, Copied(Sparse));
        Assert.Equal(Dataset.From([Whole]).AllFeatures, Copied(Whole));

        static double[] Copied<TRow>(TRow row)
            where TRow : IFeatureRow<TRow>
        {
            double[] features = [.. Enumerable.Repeat(double.NaN, TRow.Info.FeatureNames.Length)];
            TRow.CopyFeatures<double>(row, features);
            return features;
        }
    }

    [Fact]
    public void AnEnumsLabelIsOneTargetAMember()
    {
        Dataset<Animal> data = Dataset.From([new Animal(4, 60, Kind.Mammal), new Animal(2, 1, Kind.Bird)]);
        Assert.Equal<string>(["Bird", "Fish", "Mammal"], data.Classes);
        Assert.Equal([0, 0, 1, 1, 0, 0], data.AllTargets);
        (Dataset<Animal> train, Dataset<Animal> test) = Dataset.From(Enumerable.Repeat(data.Rows, 5).SelectMany(r => r)).Split(0.6, seed: 1, stratify: true);
        Assert.Equal((6, 4), (train.Rows.Length, test.Rows.Length));
    }

    [Fact]
    public void ANumbersLabelIsItself() => Assert.Equal([2.5, -1], Dataset.From([new House(1) { Price = 2.5m }, new House(2) { Price = -1 }]).AllTargets);

    [Fact]
    public void RowsWithoutTheirLabelAreRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Dataset.From([Whole, Whole with { Benign = null }]));
        Assert.StartsWith("rows, row 1: expected a label, 'Benign', found none.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dataset.From(Array.Empty<Patient>()));
        error = Assert.Throws<ArgumentException>(() => Dataset.From([Whole with { Radius = float.NaN }]));
        Assert.StartsWith("features, row 0, column 3 ('Radius'): expected a finite number, found NaN.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesThatAreNoMembersAreRefused()
    {
        var network = new PatientNetwork();
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(Whole with { Stage = (Stage)99 }));
        Assert.StartsWith("Stage must be a member of Stage.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.From([new Animal(1, 1, (Kind)3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnimalNetwork().Predict(new Animal(1, 1)).ProbabilityOf((Kind)3));
        Assert.Throws<ArgumentNullException>(() => network.Predict((Patient)null!));
    }

    [Fact]
    public void APredictionIsTheNetworks()
    {
        var network = new PatientNetwork(seed: 3);
        float[] features = Array.ConvertAll(Dataset.From([Whole]).AllFeatures.ToArray(), x => (float)x);
        Patient.Prediction prediction = network.Predict(Whole);
        Assert.Equal(network.Predict(features), prediction.Probability);
        Assert.Equal(prediction.Probability > 0.5, prediction.Benign);
        Assert.True(prediction.At(prediction.Probability - 1e-9));
        Assert.False(prediction.At(prediction.Probability));

        var other = new Reordered(null, "Ann", Growth.VeryFast, true, new Size(3, 4), 10, 40, 2.5f, Stage.Late);
        var reordered = new ReorderedNetwork(seed: 3);
        Assert.Equal(reordered.Predict(Dataset.From([Whole]).AllFeatures), reordered.Predict(other).Probability);
    }

    [Fact]
    public void TheLabelIsNotLookedAt()
    {
        var network = new PatientNetwork(seed: 3);
        Assert.Equal(network.Predict(Whole), network.Predict(Whole with { Benign = null }));
        Assert.Equal(network.Predict(Whole), network.Predict(Whole with { Benign = false, Name = "Eve" }));
    }

    [Fact]
    public void AClassHasAProbability()
    {
        var network = new AnimalNetwork(seed: 3);
        var animal = new Animal(2, 0.5f);
        float[] outputs = new float[3];
        network.Predict([2, 0.5f], outputs);
        Animal.Prediction prediction = network.Predict(animal);
        Assert.Equal(outputs.Select(o => (double)o), prediction.Probabilities.ToArray());
        Assert.Equal([outputs[1], outputs[0], outputs[2]], new[] { Kind.Fish, Kind.Bird, Kind.Mammal }.Select(k => (float)prediction.ProbabilityOf(k)));
        Assert.Equal(outputs.Max(), prediction.Probability);
        Assert.Equal(prediction.Probability, prediction.ProbabilityOf(prediction.Kind));
        Assert.Equal(FormattableString.Invariant($"{prediction.Kind} {prediction.Probability:P1}"), prediction.ToString());
        Assert.Equal(prediction, network.Predict(animal));
        Assert.NotEqual(prediction, network.Predict(new Animal(3, 0.5f)));
        Assert.Equal(prediction.GetHashCode(), network.Predict(animal).GetHashCode());
    }

    [Fact]
    public void LogarithmsBecomeWhatTheLabelIs()
    {
        var network = new LogAnimalNetwork(seed: 3);
        Animal.Prediction prediction = network.Predict(new Animal(2, 0.5f));
        Assert.Equal(1, prediction.Probabilities.ToArray().Sum(), 1e-6);
        float[] outputs = new float[3];
        network.Predict([2, 0.5f], outputs);
        Assert.Equal(Math.Exp(outputs[2]), prediction.ProbabilityOf(Kind.Mammal), 1e-6);

        var visits = new VisitNetwork(seed: 3);
        Assert.Equal(Math.Exp(visits.Predict([2.0])), visits.Predict(new Visits(2)).Count, 1e-12);
    }

    [Fact]
    public void FitIsThatOfTheDataset()
    {
        House[] houses = [.. Enumerable.Range(0, 40).Select(i => new House(i * 0.1f) { Garden = i % 3 == 0, Price = (decimal)(i * 0.2) + (i % 3 == 0 ? 1 : 0) })];
        var options = new TrainingOptions { Epochs = 200, BatchSize = 8, Optimizer = new Adam(0.05) };
        (var first, var second) = (new HouseNetwork(seed: 3), new HouseNetwork(seed: 3));
        History history = first.Fit(houses, options);
        second.Fit(Dataset.From(houses), options);
        Assert.Equal(Weights(second), Weights(first));
        Assert.True(history.Losses[^1] < 0.01, $"{history.Losses[^1]}");
        Assert.Equal(3.0, first.Predict(new House(1) { Garden = true }).Price, 0.2);
        Assert.Equal(new HouseNetwork(seed: 3).Predict(houses[3]), new HouseNetwork(seed: 3).Predict(houses[3]));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var patients = new PatientNetwork();
        var animals = new AnimalNetwork();
        var visits = new VisitNetwork();
        var wide = new WideHouseNetwork();
        var house = new House(2);
        var animal = new Animal(1, 2);
        double sum = 0;
        Assert.Equal(0, BytesOf(() => sum += patients.Predict(Whole).Probability));
        Assert.Equal(0, BytesOf(() => sum += patients.Predict(Sparse).Probability));
        Assert.Equal(0, BytesOf(() => sum += animals.Predict(animal).ProbabilityOf(Kind.Fish)));
        Assert.Equal(0, BytesOf(() => sum += visits.Predict(new Visits(3)).Count));
        Assert.Equal(0, BytesOf(() => sum += wide.Predict(house).Price));
        Assert.True(double.IsFinite(sum));
    }

    internal static long BytesOf(Action call)
    {
        call();
        call();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++)
            {
                call();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static float[] Weights(HouseNetwork network)
    {
        float[] weights = new float[2];
        network.ReadTensor("dense1.weight", weights);
        return weights;
    }
}
