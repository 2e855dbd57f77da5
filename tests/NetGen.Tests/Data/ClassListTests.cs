using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>A label has one number, whichever of the labels a file has.</summary>
public class ClassListTests
{
    private static readonly Dataset Train = Read("x,y\n1,no\n2,no\n3,yes\n");

    [Fact]
    public void AFileThatLacksALabelTakesTheNumbersOfAnother()
    {
        const string Text = "x,y\n4,yes\n5,yes\n";
        Assert.Equal([0, 0], Read(Text).AllTargets.ToArray());
        Dataset[] numbered =
        [
            Dataset.FromCsv(new StringReader(Text), "y", classesOf: Train),
            Dataset.FromCsv(new StringReader(Text), ^1, classes: ["no", "yes"]),
            Dataset.FromCsv(new StringReader("4,yes\n5,yes"), 1, new CsvOptions { HasHeader = false }, Train.Classes),
            Dataset.From(["yes", "yes"], _ => [1], label => label, classesOf: Train),
            Dataset.From(["yes", "yes"], _ => [1], label => label, classes: ["no", "yes"]),
            Read(Text).WithClasses(Train.Classes),
        ];
        Assert.All(numbered, data => Assert.Equal([1, 1], data.AllTargets.ToArray()));
        Assert.All(numbered, data => Assert.Equal<string>(["no", "yes"], data.Classes));
        Assert.All(numbered, data => Assert.Equal([0, 1, 0, 1], data.OneHot().AllTargets.ToArray()));
        TestFiles.With("v.csv", Text, path => Assert.Equal([1, 1], Dataset.FromCsv(path, "y", classesOf: Train).AllTargets.ToArray()));
    }

    [Fact]
    public void AGivenListDecidesTheOrder()
    {
        Dataset data = Dataset.FromCsv(new StringReader("x,y\n1,no\n2,yes\n3,no\n"), "y", classes: ["yes", "never", "no"]);
        Assert.Equal<string>(["yes", "never", "no"], data.Classes);
        Assert.Equal([2, 0, 2], data.AllTargets.ToArray());
        (Dataset train, Dataset test) = data.OneHot().Split(0.67, 1);
        Assert.All([train, test, data.KFold(3, 1).First().Validation, data.Shuffle(1)], part => Assert.Equal<string>(data.Classes, part.Classes));
    }

    [Fact]
    public void GivenLabelsMayLookLikeNumbers()
    {
        Dataset data = Dataset.FromCsv(new StringReader("x,y\n1,3\n2,1\n"), "y", classes: ["1", "2", "3"]);
        Assert.Equal([2, 0], data.AllTargets.ToArray());
    }

    [Fact]
    public void AnUnknownLabelIsNamedWithItsPlace()
    {
        static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;

        string[] hundred = [.. Enumerable.Range(0, 100).Select(i => FormattableString.Invariant($"{i}"))];
        TestFiles.With("v.csv", "x,y\n4,yes\n5,maybe\n", path =>
        {
            var thrown = Assert.Throws<DataFormatException>(() => Dataset.FromCsv(path, "y", classesOf: Train));
            Assert.Equal("v.csv, line 3, column 'y': expected one of the classes 'no', 'yes', found 'maybe'.", thrown.Message);
        });
        Assert.StartsWith(
            "label, row 1: expected one of the classes 'no', 'yes', found 'maybe'.",
            Message(() => Dataset.From(["yes", "maybe"], _ => [1], label => label, classesOf: Train)));
        Assert.StartsWith(
            "Row 2 is of the class 'yes', which is not among classes: 'no', 'maybe'.", Message(() => Train.WithClasses(["no", "maybe"])));
        Assert.EndsWith(
            "'18', '19' and 80 more, found 'a'.",
            Message(() => Dataset.FromCsv(new StringReader("x,y\n1,a\n"), "y", classes: hundred)));
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
        static void Try(string[]? classes, Dataset? classesOf = null) =>
            Dataset.FromCsv(new StringReader("x,y\n1,a\n"), "y", null, classes, classesOf);

        Assert.StartsWith("Both classes and classesOf are given: give one of them.", Message(() => Try(["a"], Train)));
        Assert.StartsWith("classes must have at least one label, but is empty.", Message(() => Try([])));
        Assert.StartsWith("classes must all be different, but 'a' is at 0 and at 2.", Message(() => Try(["a", "b", "a"])));
        Assert.StartsWith("classes[1] must be a text, but is null.", Message(() => Try(["a", null!])));
        Assert.StartsWith("The dataset has no classes: its targets are numbers, not labels", Message(() => Try(null, new Dataset([1], 1, [1], 1))));
        Assert.StartsWith("classes must all be different, but 'a' is at 0 and at 1.",
            Message(() => new Dataset([1], 1, [0], 1, classes: ["a", "a"])));
        Assert.StartsWith("featureNames must all be different, but 'a' is at 0 and at 1.", Message(() => new Dataset([1, 2], 2, [0], 1, ["a", "a"])));
        Assert.StartsWith("targets, row 0: expected the index of one of 2 classes, found 5.",
            Message(() => new Dataset([1], 1, [5], 1).WithClasses(["a", "b"])));
    }

    [Fact]
    public void ClassesAreRenumberedInEveryKindOfTarget()
    {
        Dataset data = Read("x,y\n1,b\n2,a\n3,c\n");
        Assert.Equal([2, 0, 3], data.WithClasses(["a", "x", "b", "c"]).AllTargets.ToArray());
        Dataset columns = data.OneHot().WithClasses(["a", "x", "b", "c"]);
        Assert.Equal([0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1], columns.AllTargets.ToArray());
        Assert.Equal<string>(["a", "x", "b", "c"], columns.TargetNames);
        Assert.Equal([1, 0, 0, 1], columns.Subset([0, 1]).WithClasses(["b", "a"]).AllTargets.ToArray());

        // A mixture of labels, as label smoothing makes it.
        var soft = new Dataset([1], 1, [0.25, 0.75], 2, classes: ["a", "b"]);
        Assert.Equal([0.75, 0, 0.25], soft.WithClasses(["b", "c", "a"]).AllTargets.ToArray());

        // Of one class an index is 0, a one-hot target 1.
        Dataset one = Read("x,y\n1,b\n2,b\n");
        Assert.Equal([1, 1], one.WithClasses(["a", "b"]).AllTargets.ToArray());
        Assert.Equal([0, 1, 0, 1], one.OneHot().WithClasses(["a", "b"]).AllTargets.ToArray());
        Assert.Equal<string>(["a", "b"], new Dataset([1, 2], 1, [1, 0], 1).WithClasses(["a", "b"]).Classes);
        Dataset<string> rows = Dataset.From(["b", "a"], _ => [1], label => label).WithClasses(["b", "a"]);
        Assert.Equal([0, 1], rows.AllTargets.ToArray());
        Assert.Equal<string>(["b", "a"], rows.Rows);
    }

    [Fact]
    public void BalancedWeightsGoByTheClassList()
    {
        Dataset data = Dataset.FromCsv(new StringReader("x,y\n1,a\n2,c\n3,c\n4,c\n"), "y", classes: ["a", "b", "c"]);
        double[] weights = [4.0 / 3, 0, 4.0 / 9];
        Assert.Equal(weights, ClassWeight.Balanced(data));
        Assert.Equal(weights, ClassWeight.Balanced(data.OneHot()));
        Assert.Equal([0, 1 / 2.0], ClassWeight.Balanced(Dataset.FromCsv(new StringReader("x,y\n1,a\n"), "y", classes: ["b", "a"])));
    }

    private static Dataset Read(string text) => Dataset.FromCsv(new StringReader(text), "y");
}
