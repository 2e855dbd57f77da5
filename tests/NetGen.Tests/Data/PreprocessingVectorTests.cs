using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What scikit-learn 1.2.1 makes of the same rows, as <c>vectors/make_preprocessing.py</c> wrote it down.</summary>
public class PreprocessingVectorTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<Case[]> Cases = new(() => JsonSerializer.Deserialize<Case[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "vectors", "preprocessing.json")), Options)!);

    public static TheoryData<string> Names => [.. Cases.Value.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EqualScikitLearns(string name)
    {
        Case expected = Cases.Value.Single(c => c.Name == name);
        RawTable rows = RawTable.FromCsv(new StringReader(expected.Csv));
        Preprocessing preprocessing = Define(expected.Columns).Fit(rows.Subset([.. Enumerable.Range(0, expected.Fitted)]));
        Assert.Equal(expected.Names.Select(OurName), preprocessing.FeatureNames);

        Dataset data = preprocessing.Transform(rows);
        Assert.Equal(expected.Features.Length, data.AllFeatures.Length);
        for (int i = 0; i < expected.Features.Length; i++)
        {
            double wanted = expected.Features[i];
            Assert.True(
                Math.Abs(wanted - data.AllFeatures[i]) <= Tolerance(expected, i) * Math.Max(1, Math.Abs(wanted)),
                $"feature {i}: expected {wanted:R}, found {data.AllFeatures[i]:R}");
        }
    }

    // A mean of numbers around a million has 1e-10 of them; divided by a deviation of 1, that is what is left of a double's digits.
    private static double Tolerance(Case expected, int i) => expected.Names[i % expected.Names.Length] == "far" ? 1e-9 : 1e-12;

    // scikit-learn joins column and category with an underscore.
    private static string OurName(string name) =>
        name == "town_infrequent_sklearn" ? "town (other)" : name.Split('_', 2) is [var column, var category] ? $"{column}={category}" : name;

    private static PreprocessingDefinition Define(Column[] columns)
    {
        PreprocessingDefinition definition = Preprocessing.Define();
        foreach (Column column in columns)
        {
            definition = column.Numeric is { } numeric
                ? definition.Numeric([column.Name], numeric.Missing, numeric.Constant, numeric.Log, numeric.Scaling)
                : Categorical(definition, column.Name, column.Categorical!);
        }

        return definition.Target("y");
    }

    private static PreprocessingDefinition Categorical(PreprocessingDefinition definition, string column, Categories options) =>
        definition.Categorical([column], options.Encoding, options.Missing, options.Unseen, options.MinCount, options.Vocabulary);

    private sealed record Case(string Name, string Csv, int Fitted, Column[] Columns, string[] Names, double[] Features);

    private sealed record Column([property: JsonPropertyName("column")] string Name, Numbers? Numeric, Categories? Categorical);

    private sealed record Numbers(MissingValues Missing = MissingValues.Error, double Constant = 0, bool Log = false, Scaling Scaling = Scaling.None);

    private sealed record Categories(
        CategoryEncoding Encoding = CategoryEncoding.OneHot,
        MissingCategory Missing = MissingCategory.Error,
        UnseenCategory Unseen = UnseenCategory.Error,
        int MinCount = 1,
        string[]? Vocabulary = null);
}
