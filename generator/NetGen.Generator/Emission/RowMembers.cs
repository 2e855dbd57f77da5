using System.Collections.Generic;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Emission;

/// <summary>The members of a network that is bound to a row.</summary>
internal static class RowMembers
{
    private const string Lib = "global::NetGen.";
    private const string Preprocessing = Lib + "Preprocessing preprocessing";
    private const string PreprocessingText = "<param name=\"preprocessing\">Fitted to such rows; it makes <see cref=\"InputSize\"/> features.</param>";

    /// <param name="row">The row.</param>
    /// <param name="self">The network's and the number's type, as arguments.</param>
    /// <param name="training">Whether there are training members.</param>
    public static IEnumerable<Member> Of(RowSurface row, string self, bool training)
    {
        if (!row.HasText)
        {
            // new(…) is the row; without a priority it could be a sample of plain numbers as well.
            yield return Predict(row, self, string.Empty, string.Empty, []) with
            {
                Attributes = row.HasPriorities ? ["[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]"] : [],
            };
        }

        yield return Predict(row, self, ", " + Preprocessing, ", preprocessing", [PreprocessingText]);
        if (training && !row.HasText)
        {
            yield return Fit(row, self, string.Empty, string.Empty, []);
        }

        if (training)
        {
            yield return Fit(row, self, ", " + Preprocessing, ", preprocessing", [PreprocessingText]);
        }
    }

    private static Member Predict(RowSurface row, string self, string parameter, string argument, string[] documentation)
    {
        string prediction = $"{row.Type}.{RowDeclaration.Prediction}";
        string logarithmic = row.IsLogarithmic ? ", logarithmic: true" : string.Empty;
        return new(
            $"{row.Accessibility} {prediction} Predict({row.Type} row{parameter})",
            $"{Lib}RowNetwork.Predict<{self}, {row.Type}, {prediction}>(this, row{argument}{logarithmic})",
            [
                "<summary>Runs the network on one row. Thread-safe; allocates nothing.</summary>",
                "<param name=\"row\">The row; its label is not looked at.</param>",
                .. documentation,
                "<returns>What the network makes of the label.</returns>",
            ]);
    }

    private static Member Fit(RowSurface row, string self, string parameter, string argument, string[] documentation) => new(
        $"{row.Accessibility} {Lib}History Fit(global::System.Collections.Generic.IEnumerable<{row.Type}> rows{parameter}, {Lib}TrainingOptions options)",
        $"{Lib}RowNetwork.Fit<{self}, {row.Type}>(this, rows{argument}, options)",
        [
            "<summary>Trains the network on rows, as on a dataset of them.</summary>",
            "<param name=\"rows\">At least one, each with its label.</param>",
            .. documentation,
            "<param name=\"options\">Epochs, batch size, optimizer, validation data.</param>",
            "<returns>The loss of every epoch.</returns>",
        ]);
}
