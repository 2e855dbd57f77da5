using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>One row at a time, as a server gets it.</summary>
public class PreprocessingRowTests
{
    private static readonly RawTable Rows = RawTable.FromCsv(new StringReader(
        "age,sex,fare,deck,y\n20,m,7.25,3,0\n,f,0,1,1\n41.5,f,100,,1\n60,m,8.05,1,0\n"));

    private static readonly Preprocessing Fitted = Preprocessing.Define()
        .Numeric(["age"], MissingValues.Median, scaling: Scaling.Standard)
        .Categorical(["sex"])
        .Numeric(["fare"], log: true, scaling: Scaling.MinMax)
        .Categorical(["deck"], missing: MissingCategory.Category, unseen: UnseenCategory.Bucket)
        .Target("y")
        .Fit(Rows);

    [Fact]
    public void EveryWayGivesTheDatasetsNumbers()
    {
        Dataset data = Fitted.Transform(Rows);
        double[] features = new double[Fitted.FeatureCount];
        float[] floats = new float[Fitted.FeatureCount];
        for (int row = 0; row < Rows.Count; row++)
        {
            double[] expected = data.Features(row).ToArray();
            float[] narrowed = Array.ConvertAll(expected, value => (float)value);
            RawValue age = Rows[row, "age"];
            RawValue fare = double.Parse(Rows[row, "fare"], CultureInfo.InvariantCulture);
            RawValue deck = Rows[row, "deck"].Length == 0 ? RawValue.Missing : int.Parse(Rows[row, "deck"], CultureInfo.InvariantCulture);

            Fitted.Transform([age, Rows[row, "sex"], fare, deck], features);
            Assert.Equal(expected, features);
            Fitted.Transform([("deck", deck), ("name", "Ada"), ("age", age), ("fare", fare), ("sex", Rows[row, "sex"])], features);
            Assert.Equal(expected, features);
            Fitted.Transform(Rows, row, features);
            Assert.Equal(expected, features);

            Fitted.Transform([age, Rows[row, "sex"], fare, deck], floats);
            Assert.Equal(narrowed, floats);
            Fitted.Transform([("age", age), ("sex", Rows[row, "sex"]), ("fare", fare), ("deck", deck)], floats);
            Assert.Equal(narrowed, floats);
            Fitted.Transform(Rows, row, floats);
            Assert.Equal(narrowed, floats);
        }
    }

    [Fact]
    public void BlanksAroundACategoryAreIgnoredAsInAFile()
    {
        double[] expected = new double[Fitted.FeatureCount];
        double[] features = new double[Fitted.FeatureCount];
        Fitted.Transform([20, "f", 1, "3"], expected);
        Fitted.Transform([" 20 ", " f\t", 1, " 3"], features);
        Assert.Equal(expected, features);

        // Quoted blanks are part of a category, in the file and in a row.
        Preprocessing quoted = Preprocessing.Define().Categorical().Target("y").Fit(RawTable.FromCsv(new StringReader("x,y\n\" a\",1\na,1\n")));
        double[] two = new double[2];
        quoted.Transform([" a"], two);
        Assert.Equal([1, 0], two);
        quoted.Transform([" a "], two);
        Assert.Equal([0, 1], two);
    }

    [Fact]
    public void WhatIsMissing()
    {
        double[] expected = new double[Fitted.FeatureCount];
        Fitted.Transform([RawValue.Missing, "f", 1, RawValue.Missing], expected);
        Assert.Equal([0, 0, 1, 0], expected[4..]);
        foreach (RawValue missing in new RawValue[] { default, double.NaN, (string?)null, (double?)null, "", " \t" })
        {
            double[] features = new double[Fitted.FeatureCount];
            Fitted.Transform([("age", missing), ("sex", "f"), ("fare", 1), ("deck", missing)], features);
            Assert.True(missing.IsMissing);
            Assert.Equal("", missing.ToString());
            Assert.Equal(expected, features);
        }

        Assert.Equal(["0.1", "x", "3"], new RawValue[] { 0.1, "x", 3 }.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("row, column 'sex': expected one of the categories 'f', 'm', found 'x'.", "1", "x", "1", "1")]
    [InlineData("row, column 'sex': expected a category, found a missing value.", "1", "", "1", "1")]
    [InlineData("row, column 'age': expected a number, found 'old'.", "old", "f", "1", "1")]
    [InlineData("row, column 'age': expected a finite number, found '1e999'.", "1e999", "f", "1", "1")]
    [InlineData("row, column 'fare': expected a value, found a missing value.", "1", "f", "", "1")]
    [InlineData("row, column 'fare': expected a number above -1, of which log(1 + x) is taken, found '-2'.", "1", "f", "-2", "1")]
    public void Values(string expected, string age, string sex, string fare, string deck) => Assert.StartsWith(
        expected, Assert.Throws<ArgumentException>(() => Fitted.Transform([age, sex, fare, deck], new float[Fitted.FeatureCount])).Message);

    [Fact]
    public void Refusals()
    {
        static string Message(Action<float[]> act) => Assert.ThrowsAny<ArgumentException>(() => act(new float[Fitted.FeatureCount])).Message;

        Assert.StartsWith(
            "The length of row must be 4, one value for each of Columns, but is 1.",
            Message(features => Fitted.Transform([1], features)));
        Assert.StartsWith("The length of features must be 8, but is 1.", Message(_ => Fitted.Transform([1, "f", 1, 1], new float[1])));
        Assert.StartsWith(
            "row lacks the column 'deck': give RawValue.Missing where its value is not known.",
            Message(features => Fitted.Transform([("age", 1), ("sex", "f"), ("fare", 1)], features)));
        Assert.StartsWith(
            "row gives the column 'age' twice, at 0 and at 2.",
            Message(features => Fitted.Transform([("age", 1), ("sex", "f"), ("age", 1), ("deck", 1), ("fare", 1)], features)));
        Assert.StartsWith("The table has the rows 0 to 3.", Message(features => Fitted.Transform(Rows, 4, features)));
        Assert.StartsWith(
            "row, column 'age': expected a number that is finite when it is scaled and converted, found 1E+300.",
            Message(features => Fitted.Transform([1e300, "f", 1, 1], features)));
        Assert.StartsWith(
            "row, column 'age': expected a finite number, found Infinity.",
            Message(features => Fitted.Transform([1 / 0.0, "f", 1, 1], features)));
    }

    /// <summary>Zero bytes a row, however it is given, and however many columns there are.</summary>
    [Fact]
    public void NothingIsAllocated()
    {
        float[] floats = new float[Fitted.FeatureCount];
        double[] doubles = new double[Fitted.FeatureCount];
        Assert.Equal(0, BytesOf(() => Fitted.Transform([20, "f", 7.25, RawValue.Missing], floats)));
        Assert.Equal(0, BytesOf(() => Fitted.Transform([("age", 20), ("sex", "f"), ("fare", "7.25"), ("deck", 3)], doubles)));
        Assert.Equal(0, BytesOf(() => Fitted.Transform(Rows, 2, floats)));

        string[] columns = [.. Enumerable.Range(0, 300).Select(i => $"c{i}")];
        string ones = string.Join(',', columns.Select(_ => "1"));
        Preprocessing wide = Preprocessing.Define().Numeric(columns).Target("y").Fit(
            RawTable.FromCsv(new StringReader($"{string.Join(',', columns)},y\n{ones},1\n")));
        (string, RawValue)[] row = [.. columns.Select(column => (column, (RawValue)1)).Reverse()];
        float[] features = new float[300];
        Assert.Equal(0, BytesOf(() => wide.Transform(row, features)));
        Assert.Equal(columns.Select(_ => 1f), features);
    }

    private static long BytesOf(Action call)
    {
        call();
        call();
        return Enumerable.Range(0, 3).Min(_ => Measure(call));
    }

    private static long Measure(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
