using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What a definition makes of each column, and of what is missing or was never seen.</summary>
public class PreprocessingTests
{
    private const string Text = "id,age,sex,port,y\n1,20,m,S,0\n2,,f,C,1\n3,40,f,,1\n4,60,m,S,0\n";

    private static RawTable Rows => Read(Text);

    private static PreprocessingDefinition Ports => Preprocessing.Define().Target("y").Ignore("id", "age", "sex");

    private static RawTable Read(string text) => RawTable.FromCsv(new StringReader(text));

    private static double[] Features(Preprocessing preprocessing, string text) => preprocessing.Transform(Read(text)).AllFeatures.ToArray();

    [Fact]
    public void FeaturesStandInTheOrderOfTheDefinition()
    {
        Preprocessing preprocessing = Preprocessing.Define()
            .Categorical(["sex"])
            .Numeric(["age"], missing: MissingValues.Median)
            .Categorical(["port"], CategoryEncoding.Index, MissingCategory.Category)
            .Target("y")
            .Ignore("id")
            .Fit(Rows);
        Assert.Equal<string>(["sex", "age", "port"], preprocessing.Columns);
        Assert.Equal<string>(["sex=f", "sex=m", "age", "port"], preprocessing.FeatureNames);
        Assert.Equal(4, preprocessing.FeatureCount);
        Assert.Equal<string>(["C", "S"], preprocessing.Vocabulary("port"));
        Dataset data = preprocessing.Transform(Rows);
        Assert.Equal([0, 1, 20, 1, 1, 0, 40, 0, 1, 0, 40, 2, 0, 1, 60, 1], data.AllFeatures.ToArray());
        Assert.Equal([0, 1, 1, 0], data.AllTargets.ToArray());
        Assert.Equal<string>(preprocessing.FeatureNames, data.FeatureNames);
        Assert.Equal<string>(["y"], data.TargetNames);
        Assert.Empty(data.Classes);
    }

    [Fact]
    public void AllOtherColumnsInTheFilesOrder()
    {
        Preprocessing preprocessing = Preprocessing.Define().Numeric(["age"], MissingValues.Mean).Categorical(missing: MissingCategory.Category)
            .Target("y").Ignore("id").Fit(Rows);
        Assert.Equal<string>(["age", "sex=f", "sex=m", "sex (missing)", "port=C", "port=S", "port (missing)"], preprocessing.FeatureNames);
        Assert.Equal([20, 0, 1, 0, 0, 1, 0], preprocessing.Transform(Rows).Features(0).ToArray());
    }

    [Fact]
    public void ColumnsAreFoundByName()
    {
        Preprocessing preprocessing = Preprocessing.Define().Numeric(["a", "b"]).Target("y").Fit(Read("a,b,y\n1,2,3\n"));
        Assert.Equal([6, 5], Features(preprocessing, "z,b,y,a\nx,5,7,6\n"));
        Assert.Equal(
            "CSV: expected a column 'b', found the columns 'a', 'y'.",
            Assert.Throws<DataFormatException>(() => Features(preprocessing, "a,y\n1,2\n")).Message);
    }

    [Fact]
    public void NothingIsLearntFromOtherRows()
    {
        Preprocessing preprocessing = Preprocessing.Define().Numeric(["age"], MissingValues.Mean, scaling: Scaling.MinMax)
            .Categorical(["sex"], unseen: UnseenCategory.Zeros).Label("y").Ignore("id", "port").Fit(Rows.Subset([0, 1]));
        Assert.Equal([0, 0, 1, 0, 1, 0, 20, 1, 0], Features(preprocessing, "age,sex,y\n20,m,0\n,f,1\n40,f,1\n"));
        Assert.Equal([20, 0, 0], Features(preprocessing, "age,sex,y\n40,x,1\n"));
    }

    [Fact]
    public void RowsAreLeftOutWhereTheyAreToBe()
    {
        PreprocessingDefinition definition = Preprocessing.Define().Numeric(["a"], MissingValues.DropRow, scaling: Scaling.MinMax)
            .Categorical(["b"], missing: MissingCategory.DropRow).Target("y", dropMissing: true);
        Preprocessing preprocessing = definition.Fit(Read("a,b,y\n1,p,1\n,q,2\n9,,3\n7,r,\n5,s,5\n"));
        Assert.Equal<string>(["a", "b=p", "b=s"], preprocessing.FeatureNames);
        Dataset data = preprocessing.Transform(Read("a,b,y\n3,p,1\n,p,2\n3,,3\n3,p,\n4,s,5\n"));
        Assert.Equal([0.5, 1, 0, 0.75, 0, 1], data.AllFeatures.ToArray());
        Assert.Equal([1, 5], data.AllTargets.ToArray());
        Assert.Equal(
            "CSV: expected a row without missing values, found none in 1.",
            Assert.Throws<DataFormatException>(() => preprocessing.Transform(Read("a,b,y\n,p,1\n"))).Message);
    }

    [Fact]
    public void UnseenCategories()
    {
        const string New = "port,y\nQ,0\nS,0\n";
        RawTable train = Read("id,age,sex,port,y\n1,20,m,S,0\n2,,f,C,1\n4,60,m,S,0\n");
        Assert.Equal(
            "CSV, line 2, column 'port': expected one of the categories 'C', 'S', found 'Q'.",
            Assert.Throws<DataFormatException>(() => Features(Ports.Categorical(["port"]).Fit(train), New)).Message);
        Assert.Equal([0, 0, 0, 1], Features(Ports.Categorical(["port"], unseen: UnseenCategory.Zeros).Fit(train), New));
        Preprocessing bucket = Ports.Categorical(["port"], unseen: UnseenCategory.Bucket).Fit(train);
        Assert.Equal<string>(["port=C", "port=S", "port (other)"], bucket.FeatureNames);
        Assert.Equal([0, 0, 1, 0, 1, 0], Features(bucket, New));
        Assert.Equal([2, 1], Features(Ports.Categorical(["port"], CategoryEncoding.Index, unseen: UnseenCategory.Bucket).Fit(train), New));
        Preprocessing rare = Ports.Categorical(["port"], missing: MissingCategory.Category, unseen: UnseenCategory.Bucket, minCount: 2).Fit(Rows);
        Assert.Equal<string>(["port=S", "port (missing)", "port (other)"], rare.FeatureNames);
        Assert.Equal([0, 0, 1, 0, 1, 0, 1, 0, 0], Features(rare, "port,y\nC,0\n,0\nS,0\n"));
    }

    [Fact]
    public void LabelsAreClasses()
    {
        const string Text = "x,y\n1,b\n2,10\n3,a\n";
        Preprocessing sorted = Preprocessing.Define().Numeric().Label("y").Fit(Read(Text));
        Assert.Equal<string>(["10", "a", "b"], sorted.Classes);
        Dataset data = sorted.Transform(Read(Text));
        Assert.Equal<string>(sorted.Classes, data.Classes);
        Assert.Equal([2, 0, 1], data.AllTargets.ToArray());
        Assert.Equal(3, data.OneHot().TargetCount);
        Preprocessing given = Preprocessing.Define().Numeric().Label("y", ["a", "b", "10"]).Fit(Read(Text));
        Assert.Equal([1, 2, 0], given.Transform(Read(Text)).AllTargets.ToArray());
        Assert.Equal(
            "CSV, line 2, column 'y': expected one of the classes '10', 'a', 'b', found 'c'.",
            Assert.Throws<DataFormatException>(() => sorted.Transform(Read("x,y\n1,c\n"))).Message);
    }

    [Fact]
    public void SeveralTargets()
    {
        RawTable rows = Read("y,x,z\n1,2,3\n4,5,6\n");
        Dataset data = Preprocessing.Define().Targets(["z", "y"]).Numeric().Fit(rows).Transform(rows);
        Assert.Equal([3, 1, 6, 4], data.AllTargets.ToArray());
        Assert.Equal<string>(["z", "y"], data.TargetNames);
        Dataset direct = Dataset.FromCsv(new StringReader("y,x,z\n1,2,3\n4,5,6\n"), ["z", "y"]);
        Assert.Equal(data.AllTargets, direct.AllTargets);
        Assert.Equal(data.AllFeatures, direct.AllFeatures);
        Preprocessing preprocessing = Preprocessing.Define().Numeric().Target("y").Fit(Read("x,y\n1,abc\n"));
        Assert.Equal(
            "CSV, line 2, column 'y': expected a number (Label reads labels), found 'abc'.",
            Assert.Throws<DataFormatException>(() => preprocessing.Transform(Read("x,y\n1,abc\n"))).Message);
        Assert.Equal(
            "CSV, line 2, column 'y': expected a target, found a missing value.",
            Assert.Throws<DataFormatException>(() => preprocessing.Transform(Read("x,y\n1,\n"))).Message);
    }

    [Theory]
    [MemberData(nameof(UnfitCases))]
    public void WhatCannotBeFitted(string expected, Func<PreprocessingDefinition, PreprocessingDefinition> define, string text) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<Exception>(() => define(Preprocessing.Define()).Fit(Read(text))).Message);

    public static IEnumerable<object[]> UnfitCases()
    {
        yield return Case("CSV: expected a column 'z', found the columns 'x', 'y'.", d => d.Numeric(["z"]).Target("y"), "x,y\n1,2\n");
        yield return Case("CSV: expected a column 'z', found the columns 'x', 'y'.", d => d.Numeric().Target("y").Ignore("z"), "x,y\n1,2\n");
        yield return Case(
            "The columns 'w', 'z' have no role: name them in Numeric, Categorical or Ignore.",
            d => d.Numeric(["x"]).Target("y"), "w,x,y,z\n1,2,3,4\n");
        yield return Case("The column 'x' is given twice: it has one role.", d => d.Numeric(["x"]).Categorical(["x"]).Target("y"), "x,y\n1,2\n");
        yield return Case("The column 'y' is given twice", d => d.Numeric().Target("y").Ignore("y"), "x,y\n1,2\n");
        yield return Case("A preprocessing needs features", d => d.Target("y"), "x,y\n1,2\n");
        yield return Case("A preprocessing needs features", d => d.Numeric(), "x,y\n1,2\n");
        yield return Case(
            "CSV, column '': expected a name for a feature, found none; where it only numbers the rows, leave it out with Ignore(\"\")",
            d => d.Numeric().Target("y"), ",y\n1,2\n");
        yield return Case("CSV, column 'Unnamed: 0': expected a name for a feature", d => d.Numeric().Target("y"), "Unnamed: 0,y\n1,2\n");
        yield return Case(
            "CSV, line 3, column 'x': expected a value, found a missing value; missing in 2 of 3 rows (Numeric(missing: …)",
            d => d.Numeric().Target("y"), "x,y\n1,2\n,3\n,4\n");
        yield return Case(
            "CSV, line 2, column 'x': expected a value, found a missing value; missing in 1 of 2 rows (Categorical(missing: …)",
            d => d.Categorical().Target("y"), "x,y\n,3\na,4\n");
        yield return Case(
            "CSV, line 2, column 'y': expected a value, found a missing value; missing in 1 of 2 rows (Label(dropMissing: true)",
            d => d.Numeric().Label("y"), "x,y\n1,\n1,4\n");
        yield return Case("CSV, line 2, column 'x': expected a number, found 'abc'.", d => d.Numeric().Target("y"), "x,y\nabc,3\n");
        yield return Case(
            "CSV, line 2, column 'x': expected a finite number, found 'NaN'.",
            d => d.Numeric(missing: MissingValues.Mean).Target("y"), "x,y\nNaN,3\n");
        yield return Case(
            "CSV, line 3, column 'x': expected a number above -1, of which log(1 + x) is taken, found '-1'.",
            d => d.Numeric(log: true).Target("y"), "x,y\n1,3\n-1,3\n");
        yield return Case(
            "CSV, column 'x': expected a value to impute by, found missing values alone.",
            d => d.Numeric(missing: MissingValues.Median).Target("y"), "x,y\n,3\n");
        yield return Case(
            "CSV, column 'x': expected values that can be scaled in double, found too large ones.",
            d => d.Numeric(scaling: Scaling.Standard).Target("y"), "x,y\n1e300,3\n-1e300,3\n");
        yield return Case(
            "CSV, column 'x': expected values that can be scaled in double, found too large ones.",
            d => d.Numeric(scaling: Scaling.MinMax).Target("y"), "x,y\n1.7e308,3\n-1.7e308,3\n");
        yield return Case(
            "CSV, column 'x': expected a category, found missing values alone.",
            d => d.Categorical(missing: MissingCategory.Category).Target("y"), "x,y\n,3\n");
        yield return Case(
            "CSV, column 'x': expected a category of at least 2 rows (minCount), found rarer ones alone.",
            d => d.Categorical(unseen: UnseenCategory.Bucket, minCount: 2).Target("y"), "x,y\na,3\nb,3\n");
        yield return Case(
            "CSV, line 3, column 'x': expected one of the categories 'a', found 'b'.",
            d => d.Categorical(vocabulary: ["a"]).Target("y"), "x,y\na,3\nb,3\n");
        yield return Case(
            "CSV, column 'x': expected a category to impute by, found none of the vocabulary.",
            d => d.Categorical(vocabulary: ["b"], missing: MissingCategory.MostFrequent).Target("y"), "x,y\n,3\n");
        yield return Case(
            "CSV: expected a feature column beside the targets and the ignored ones, found none.",
            d => d.Numeric().Target("y").Ignore("x"), "x,y\n1,2\n");
        yield return Case("Two features are called 'a=b=c': rename a column.", d => d.Categorical().Target("y"), "a=b,a,y\nc,b=c,3\n");
        string many = "x,y\n" + string.Concat(Enumerable.Range(0, 10_001).Select(i => $"{i},1\n"));
        yield return Case(
            "CSV, column 'x': expected at most 10000 categories for one-hot features, found 10001; raise minCount, "
                + "take CategoryEncoding.Index, or leave it out with Ignore.",
            d => d.Categorical().Target("y"), many);
        string[] given = [.. Enumerable.Range(0, 10_001).Select(i => $"{i}")];
        yield return Case(
            "CSV, column 'x': expected at most 10000 categories for one-hot features",
            d => d.Categorical(vocabulary: given).Target("y"), "x,y\n1,2\n");
        yield return Case(
            "CSV: expected names of one-hot features of at most 10000000 characters together, found 10037886; each repeats its column's name.",
            d => d.Categorical().Target("y"),
            many[..many.IndexOf("9999,1\n", StringComparison.Ordinal)].Replace("x,y", $"{new string('n', 1000)},y", StringComparison.Ordinal));
        yield return Case(
            $"CSV, column '{new string('n', 40)}…': expected a name of at most 1000 characters",
            d => d.Categorical().Target("y"), $"{new string('n', 1001)},y\nc,3\n");

        static object[] Case(string expected, Func<PreprocessingDefinition, PreprocessingDefinition> define, string text) => [expected, define, text];
    }

    [Fact]
    public void AnIndexTakesAnyNumberOfCategories()
    {
        RawTable rows = Read("x,y\n" + string.Concat(Enumerable.Range(0, 10_001).Select(i => $"{i},1\n")));
        Assert.Equal(10_001, Preprocessing.Define().Categorical(encoding: CategoryEncoding.Index).Target("y").Fit(rows).Vocabulary("x").Length);
        Assert.Single(Preprocessing.Define().Categorical(unseen: UnseenCategory.Bucket, minCount: 2).Target("y").Fit(
            Read("x,y\n0,1\n0,1\n" + string.Concat(Enumerable.Range(1, 10_001).Select(i => $"{i},1\n")))).Vocabulary("x"));
    }

    [Fact]
    public void Arguments()
    {
        static void Refused(string expected, Action define) => Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(define).Message);

        PreprocessingDefinition definition = Preprocessing.Define();
        Refused("columns must have at least one text, but is empty.", () => definition.Numeric([]));
        Refused("columns must all be different, but 'a' is at 0 and at 1.", () => definition.Numeric(["a", "a"]));
        Refused("All columns that nothing else names have been defined", () => definition.Numeric().Categorical());
        Refused("The targets 'y' have been defined: define all of them at once.", () => definition.Target("y").Label("z"));
        Refused("constant is given, but missing is Mean", () => definition.Numeric(missing: MissingValues.Mean, constant: 1));
        Refused("The constant must be finite, and above -1 with log.",
            () => definition.Numeric(missing: MissingValues.Constant, constant: double.NaN));
        Refused("The constant must be finite, and above -1 with log.",
            () => definition.Numeric(missing: MissingValues.Constant, constant: -1, log: true));
        Refused("Zeros are for CategoryEncoding.OneHot",
            () => definition.Categorical(encoding: CategoryEncoding.Index, unseen: UnseenCategory.Zeros));
        Refused("minCount treats rare categories as unseen", () => definition.Categorical(minCount: 2));
        Refused("minCount treats rare categories as unseen",
            () => definition.Categorical(minCount: 2, unseen: UnseenCategory.Bucket, vocabulary: ["a"]));
        Refused("vocabulary must all be different", () => definition.Categorical(vocabulary: ["a", "a"]));
        Refused("missing must be one of its names.", () => definition.Numeric(missing: (MissingValues)9));
        Refused("'age' is no categorical column",
            () => Preprocessing.Define().Numeric(["age"], MissingValues.Mean).Target("y").Ignore("id", "sex", "port").Fit(Rows).Vocabulary("age"));
    }
}
