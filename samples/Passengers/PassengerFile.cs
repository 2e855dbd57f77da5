using System.Globalization;
using NetGen;

namespace Passengers;

/// <summary>The untidy file, and what becomes of each of its columns.</summary>
internal static class PassengerFile
{
    public const string Target = "survived";

    private static readonly CsvOptions Options = new()
    {
        Delimiter = ';',
        Culture = new NumberFormatInfo { NumberDecimalSeparator = "," },
        MissingMarkers = ["?", "NA"],
        IgnoredColumns = [""],
    };

    // A network's input size is a literal. The decks are given, because few passengers' decks are known and some rows may lack one; T is no deck for
    // passengers, so it goes to the bucket. Ports of fewer than 10 training rows go there too, so that the network has seen the bucket.
    public static PreprocessingDefinition Definition { get; } = Preprocessing.Define()
        .Numeric(["age", "siblings", "parents"], missing: MissingValues.Median, scaling: Scaling.Standard)
        .Numeric(["fare"], missing: MissingValues.Median, log: true, scaling: Scaling.Standard)
        .Categorical(["class", "sex"])
        .Categorical(["deck"], missing: MissingCategory.Category, unseen: UnseenCategory.Bucket, vocabulary: ["A", "B", "C", "D", "E", "F", "G"])
        .Categorical(["port"], missing: MissingCategory.MostFrequent, unseen: UnseenCategory.Bucket, minCount: 10)
        .Label(Target, classes: ["no", "yes"])
        .Ignore("name", "ticket");

    public static RawTable Read() => RawTable.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "passengers.csv"), Options);
}
