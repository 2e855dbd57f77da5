using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Rows;

/// <summary>Typed rows on their way through a preprocessing: the same numbers as the table they came from.</summary>
public class RowPreprocessingTests
{
    private const string Text = "port,class,age,fare,survived\nC,1,30,80.5,1\nQ,3,,7.25,0\n,2,50,,1\nS,3,20,8,0\nC,1,40,60,1\n";

    private static readonly PreprocessingDefinition Features = Preprocessing.Define()
        .Numeric(["Age", "Fare"], missing: MissingValues.Mean, scaling: Scaling.Standard)
        .Categorical(["Port"], missing: MissingCategory.Category)
        .Categorical(["Class"], encoding: CategoryEncoding.Index);

    private static Passenger[] Rows => [.. RawTable.FromCsv(new StringReader(Text)).Rows<Passenger>()];

    [Fact]
    public void TheNumbersAreThoseOfTheTable()
    {
        RawTable table = RawTable.FromCsv(new StringReader(Text.Replace("port,class,age,fare,survived", "Port,Class,Age,Fare,Survived", StringComparison.Ordinal)));
        Dataset expected = Features.Target("Survived").Fit(table).Transform(table);
        Preprocessing preprocessing = Features.Fit(Rows);
        Dataset<Passenger> data = preprocessing.Transform(Rows);
        Assert.Equal<string>(expected.FeatureNames, data.FeatureNames);
        Assert.Equal(expected.AllFeatures, data.AllFeatures);
        Assert.Equal(expected.AllTargets, data.AllTargets);
        Assert.Equal(Rows, data.Rows);
        float[] one = new float[preprocessing.FeatureCount];
        double[] precise = new double[preprocessing.FeatureCount];
        for (int row = 0; row < Rows.Length; row++)
        {
            preprocessing.Transform(Rows[row], one);
            preprocessing.Transform(Rows[row], precise);
            Assert.Equal(expected.Features(row).ToArray().Select(x => (float)x), one);
            Assert.Equal(expected.Features(row), precise);
        }
    }

    /// <summary>A bool is a number, an enum its name; a label that is an enum has its classes.</summary>
    [Fact]
    public void EveryKindOfPropertyIsARawValue()
    {
        Patient[] rows =
        [
            new(Stage.Late, 2.5f, 40, true, new Size(3, 4), Growth.VeryFast, "Ann", true) { Stones = 10 },
            new(null, -1, null, false, new Size(3, null), Growth.Fast, "Bob", false),
        ];
        Preprocessing preprocessing = Preprocessing.Define()
            .Numeric(["Age", "Size.Height"], missing: MissingValues.Constant, constant: -5)
            .Numeric(["Smoker", "Radius", "Size.Width", "Pounds"])
            .Categorical(["Stage"], missing: MissingCategory.Category)
            .Categorical(["growth_rate"])
            .Ignore("Stones")
            .Fit(rows);
        Dataset<Patient> data = preprocessing.Transform(rows);
        Assert.Equal<string>(
            ["Age", "Size.Height", "Smoker", "Radius", "Size.Width", "Pounds", "Stage=Late", "Stage (missing)", "growth_rate=Fast", "growth_rate=VeryFast"],
            data.FeatureNames);
        Assert.Equal([40, 4, 1, 2.5, 3, 140, 1, 0, 0, 1], data.Features(0));
        Assert.Equal([-5, -5, 0, -1, 3, 0, 0, 1, 1, 0], data.Features(1));
        Animal[] animals = [new(4, 60, Kind.Mammal), new(2, 1, Kind.Bird)];
        Preprocessing ofAnimals = Preprocessing.Define().Numeric(scaling: Scaling.MinMax).Fit(animals);
        Assert.Equal<string>(["Bird", "Fish", "Mammal"], ofAnimals.Classes);
        Assert.Equal([0, 0, 1, 1, 0, 0], ofAnimals.Transform(animals).AllTargets);
    }

    [Fact]
    public void RowsAreLeftOutAndSavedAsEver()
    {
        Preprocessing preprocessing = Preprocessing.Define().Numeric(["Age"], missing: MissingValues.DropRow).Ignore("Port", "Class", "Fare").Fit(Rows);
        Assert.Equal([30, 50, 20, 40], preprocessing.Transform(Rows).AllFeatures);
        ArgumentException error = Assert.Throws<ArgumentException>(() => preprocessing.Transform(Rows[1], new float[1]));
        Assert.StartsWith("row, column 'Age': expected a value, found a missing value.", error.Message, StringComparison.Ordinal);
        using var file = new MemoryStream();
        preprocessing.Save(file);
        file.Position = 0;
        float[] feature = new float[1];
        Preprocessing.Load(file).Transform(Rows[2], feature);
        Assert.Equal(50, feature[0]);
    }

    [Fact]
    public void ANetworkTrainsAndPredictsThroughIt()
    {
        Preprocessing preprocessing = Features.Fit(Rows);
        var network = new PassengerNetwork(seed: 3);
        var options = new TrainingOptions { Epochs = 300, BatchSize = 5, Optimizer = new Adam(0.05) };
        network.Fit(Rows, preprocessing, options);
        float[] features = new float[PassengerNetwork.InputSize];
        foreach (Passenger row in Rows)
        {
            preprocessing.Transform(row, features);
            Passenger.Prediction prediction = network.Predict(row, preprocessing);
            Assert.Equal(network.Predict(features), prediction.Probability);
            Assert.Equal(prediction.Probability > 0.25, prediction.Survived);
            Assert.Equal(row.Survived, prediction.Survived);
        }

        double sum = 0;
        Passenger first = Rows[0];
        Assert.Equal(0, RowTests.BytesOf(() => sum += network.Predict(first, preprocessing).Probability));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Preprocessing preprocessing = Features.Fit(Rows);
        Preprocessing narrow = Preprocessing.Define().Numeric(["Fare"], missing: MissingValues.Mean).Ignore("Port", "Class", "Age").Fit(Rows);
        var network = new PassengerNetwork();
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Predict(Rows[0], narrow));
        Assert.StartsWith("The preprocessing makes 1 features, but PassengerNetwork takes 7: write [Input(1)].", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Fit(Rows, narrow, new TrainingOptions { Epochs = 1, Optimizer = new Sgd(0.1) }));
        Assert.Throws<ArgumentNullException>(() => network.Predict(Rows[0], null!));
        Assert.Throws<ArgumentException>(() => preprocessing.Transform(Rows[0], new float[3]));
        error = Assert.Throws<ArgumentException>(() => preprocessing.Transform(new House(1), new float[7]));
        Assert.StartsWith("The preprocessing has a column 'Age', but House has 'Area', 'Garden'.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => preprocessing.Transform(Rows[0] with { Class = "4" }, new float[7]));
        Assert.Contains("column 'Class': expected one of the categories '1', '2', '3', found '4'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Features.Fit(Array.Empty<Passenger>()));
        Assert.Throws<ArgumentException>(() => Preprocessing.Define().Numeric(["Age"], missing: MissingValues.Mean).Fit(Rows));
    }
}
