using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>A preprocessing as a JSON file.</summary>
public class PreprocessingFileTests
{
    private const string Valid = """
        {
          "format": "netgen-preprocessing",
          "version": 1,
          "features": [
            { "column": "age", "dropsMissing": false, "kind": "number", "imputed": 28.5, "log": true, "center": 1, "scale": 2 },
            {
              "column": "sex", "dropsMissing": false, "kind": "category", "encoding": "oneHot", "unseen": "zeros", "missingIsCategory": false,
              "imputed": "f", "vocabulary": ["f", "m"]
            }
          ],
          "targets": { "columns": ["y"], "dropsMissing": true, "classes": ["no", "yes"] }
        }
        """;

    private static readonly RawTable Rows = RawTable.FromCsv(new StringReader(
        "a,b,c,d,e,y\n0.1,,ä \"ö\",1,p,no\n1e-300,2,b,2,q,yes\n3,7.3,,3,,yes\n4,8,<&>,4,p,no\n"));

    private static Preprocessing Fitted => Preprocessing.Define()
        .Numeric(["a"], log: true, scaling: Scaling.Standard)
        .Numeric(["b"], MissingValues.Mean, scaling: Scaling.MinMax)
        .Categorical(["c"], missing: MissingCategory.Category, unseen: UnseenCategory.Bucket)
        .Categorical(["d"], CategoryEncoding.Index, vocabulary: ["4", "3", "2", "1"])
        .Categorical(["e"], missing: MissingCategory.MostFrequent, unseen: UnseenCategory.Zeros)
        .Label("y", dropMissing: true)
        .Fit(Rows);

    [Fact]
    public void WhatIsReadIsWhatWasWritten()
    {
        Preprocessing fitted = Fitted;
        byte[] bytes = Saved(fitted);
        Preprocessing read = Preprocessing.Load(new MemoryStream(bytes));
        Assert.Equal(bytes, Saved(read));
        Assert.Equal<string>(fitted.Columns, read.Columns);
        Assert.Equal<string>(fitted.FeatureNames, read.FeatureNames);
        Assert.Equal<string>(fitted.TargetNames, read.TargetNames);
        Assert.Equal<string>(fitted.Classes, read.Classes);
        Dataset expected = fitted.Transform(Rows);
        Dataset actual = read.Transform(Rows);
        Assert.Equal(expected.AllFeatures, actual.AllFeatures);
        Assert.Equal(expected.AllTargets, actual.AllTargets);
        Assert.Equal<string>(expected.FeatureNames, actual.FeatureNames);
        Assert.Equal<string>(expected.Classes, actual.Classes);
        Assert.Contains("\"ä \\\"ö\\\"\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void RowsToLeaveOutAreStillLeftOut()
    {
        Preprocessing read = Preprocessing.Load(new MemoryStream(Saved(Preprocessing.Define().Numeric(["x"], MissingValues.DropRow)
            .Categorical(["z"], missing: MissingCategory.DropRow).Targets(["y", "w"], dropMissing: true)
            .Fit(RawTable.FromCsv(new StringReader("x,z,y,w\n1,a,2,3\n"))))));
        Assert.Equal([5, 1], read.Transform(RawTable.FromCsv(new StringReader("x,z,y,w\n,a,1,1\n1,,1,1\n1,a,1,\n5,a,1,2\n"))).AllFeatures);
    }

    [Fact]
    public void TheFileIsWrittenBesideAndRenamed()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");
        string path = Path.Combine(folder.FullName, "rows.json");
        File.WriteAllText(path, "old");
        Fitted.Save(path);
        Assert.Equal(Saved(Fitted), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
        Assert.Equal<string>(Fitted.FeatureNames, Preprocessing.Load(path).FeatureNames);

        string missing = Path.Combine(folder.FullName, "no", "rows.json");
        string message = Assert.Throws<DirectoryNotFoundException>(() => Fitted.Save(missing)).Message;
        Assert.StartsWith($"'{missing}' cannot be written: the folder ", message, StringComparison.Ordinal);
        File.WriteAllText(path, "{}");
        Assert.Equal(
            "rows.json: expected 'format' in the file, found none.", Assert.Throws<DataFormatException>(() => Preprocessing.Load(path)).Message);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void AFileByHand()
    {
        Preprocessing read = Read(Valid);
        double[] features = new double[3];
        read.Transform([RawValue.Missing, RawValue.Missing], features);
        Assert.Equal((Math.Log(29.5) - 1) / 2, features[0], 1e-15);
        Assert.Equal([1, 0], features[1..]);
        read.Transform([0, "x"], features);
        Assert.Equal([-0.5, 0, 0], features);
        Preprocessing steep = Read(Valid.Replace(
            "\"log\": true, \"center\": 1, \"scale\": 2", "\"log\": false, \"center\": 0, \"scale\": 1e-300", StringComparison.Ordinal));
        Assert.StartsWith(
            "row, column 'age': expected a number that is finite when it is scaled, found 1E+300.",
            Assert.Throws<ArgumentException>(() => steep.Transform([1e300, "f"], features)).Message);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void WhatIsRefused(string expected, string old, string text)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);
        string message = Assert.Throws<DataFormatException>(() => Read(Valid.Replace(old, text, StringComparison.Ordinal))).Message;
        Assert.StartsWith("preprocessing", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    public static IEnumerable<object[]> Damages()
    {
        yield return ["'format' of the file to be 'netgen-preprocessing', found 'x'.", "netgen-preprocessing", "x"];
        yield return ["'version' of the file to be 1, the newest that this program reads, found 2.", "\"version\": 1", "\"version\": 2"];
        yield return ["'version' of the file to be a finite number, found '1'.", "\"version\": 1", "\"version\": \"1\""];
        yield return
        [
            "the properties format, version, features, targets in the file, found 'more'.",
            "\"version\": 1", "\"more\": 1, \"version\": 1",
        ];
        yield return ["in features[0], found 'more'.", "\"log\": true", "\"more\": 1, \"log\": true"];
        yield return ["in features[1], found 'log'.", "\"encoding\"", "\"log\": true, \"encoding\""];
        yield return ["in targets, found 'more'.", "\"columns\"", "\"more\": 1, \"columns\""];
        yield return ["expected JSON, found Duplicate", "\"log\": true", "\"log\": true, \"log\": true"];
        yield return ["expected JSON, found ", "\"targets\"", "\"targets\" \"targets\""];
        yield return ["expected texts of Unicode", "[\"f\", \"m\"]", "[\"f\", \"\\ud800\"]"];
        yield return ["'kind' of features[0] to be one of 'number', 'category', found 'x'.", "\"kind\": \"number\"", "\"kind\": \"x\""];
        yield return ["'kind' in features[0], found none.", "\"kind\": \"number\",", ""];
        yield return ["'log' of features[0] to be true or false, found null.", "\"log\": true", "\"log\": null"];
        yield return ["'scale' of features[0] to be a number above 0, found 0.", "\"scale\": 2", "\"scale\": 0"];
        yield return ["'scale' of features[0] to be a finite number, found '1e999'.", "\"scale\": 2", "\"scale\": 1e999"];
        yield return ["'center' of features[0] to be a finite number, found true.", "\"center\": 1", "\"center\": true"];
        yield return ["'imputed' of features[0] to be a number above -1", "28.5", "-1"];
        yield return
        [
            "'imputed' of features[0] to be nothing where rows with missing values are left out",
            "\"age\", \"dropsMissing\": false", "\"age\", \"dropsMissing\": true",
        ];
        yield return ["'imputed' of features[1] to be a category of the vocabulary, found 'x'.", "\"imputed\": \"f\"", "\"imputed\": \"x\""];
        yield return
        [
            "'imputed' of features[1] to be one of 'dropsMissing', 'missingIsCategory' and 'imputed', found more than one.",
            "\"missingIsCategory\": false", "\"missingIsCategory\": true",
        ];
        yield return ["'encoding' of features[1] to be one of 'oneHot', 'index', found 'x'.", "oneHot", "x"];
        yield return ["'unseen' of features[1] to be 'error' or 'bucket' beside the encoding 'index', found 'zeros'.", "oneHot", "index"];
        yield return ["'vocabulary' of features[1] to be texts that are all different, found 'f' twice.", "[\"f\", \"m\"]", "[\"f\", \"f\"]"];
        yield return ["'vocabulary' of features[1] to be at least one text, found none.", "[\"f\", \"m\"]", "[]"];
        yield return ["'vocabulary' of features[1] to be a text, found '1'.", "[\"f\", \"m\"]", "[1]"];
        yield return ["'vocabulary' of features[1] to be an array, found an object.", "[\"f\", \"m\"]", "{}"];
        yield return
        [
            "'column' of features[1] to be a name of at most 1000 characters, for one-hot features repeat it, found 1001.",
            "\"sex\"", $"\"{new string('n', 1001)}\"",
        ];
        yield return ["every column once, found 'age' twice.", "\"sex\"", "\"age\""];
        yield return ["every column once, found 'sex' twice.", "[\"y\"]", "[\"sex\"]"];
        yield return ["features of different names, found 'sex=m' twice.", "\"age\"", "\"sex=m\""];
        yield return ["'classes' of targets to be there with one target column only, found 2 columns.", "[\"y\"]", "[\"y\", \"z\"]"];
        yield return ["'classes' of targets to be texts that are all different, found 'no' twice.", "\"yes\"", "\"no\""];
        yield return ["features[0] to be a JSON object, found '1'.", "\"features\": [", "\"features\": [1,"];
        yield return ["the file to be a JSON object, found '1'.", Valid, "1"];
        yield return ["expected JSON, found ", Valid, ""];
        yield return ["expected JSON, found ", Valid, new string('[', 10_000)];
    }

    [Fact]
    public void FeaturesAndTargetsMustBeThere()
    {
        Assert.Contains(
            "'features' of the file to be at least one object, found none.",
            Error("""{"format":"netgen-preprocessing","version":1,"features":[]}"""));
        Assert.Contains("'targets' in the file, found none.", Error(Valid[..Valid.IndexOf(",\n  \"targets\"", StringComparison.Ordinal)] + "}"));

        static string Error(string json) => Assert.Throws<DataFormatException>(() => Read(json)).Message;
    }

    /// <summary>Names repeat a column's for each category, so the column's must not be long: the memory follows from the file's size.</summary>
    [Fact]
    public void MemoryIsBoundedByTheFile()
    {
        byte[] bytes = LongNames(9_900);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Preprocessing read = Preprocessing.Load(new MemoryStream(bytes));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(9_901, read.FeatureCount);
        Assert.True(allocated < 1024L * bytes.Length, $"{allocated} bytes for {bytes.Length}");

        bytes = LongNames(20_000);
        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "preprocessing: expected names of one-hot features of at most 10000000 characters together, "
                + "found 20088890; each repeats its column's name.",
            Assert.Throws<DataFormatException>(() => Preprocessing.Load(new MemoryStream(bytes))).Message);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 64L * bytes.Length, $"{allocated} bytes for {bytes.Length}");
    }

    /// <summary>One-hot features of a column with a name of 1,000 characters.</summary>
    private static byte[] LongNames(int categories)
    {
        string vocabulary = string.Join(',', Enumerable.Range(0, categories).Select(i => $"\"{i}\""));
        string json = Valid.Replace("\"f\", \"vocabulary\": [\"f\", \"m\"]", $"\"1\", \"vocabulary\": [{vocabulary}]", StringComparison.Ordinal)
            .Replace("\"sex\"", $"\"{new string('n', 1000)}\"", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(json);
    }

    private static Preprocessing Read(string json) => Preprocessing.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static byte[] Saved(Preprocessing preprocessing)
    {
        using var stream = new MemoryStream();
        preprocessing.Save(stream);
        return stream.ToArray();
    }
}
