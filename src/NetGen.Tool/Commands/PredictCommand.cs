using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>The outputs of a trained network for the rows of a CSV file.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        Argument<FileInfo> assembly = CommonOptions.Assembly();
        var csv = new Argument<FileInfo>("csv")
        {
            Description = "The rows. Without a preprocessing or a typed row, each column is a feature, in the file's order.",
        };
        Option<FileInfo> weights = CommonOptions.Weights();
        Option<string?> name = CommonOptions.Network();
        Option<FileInfo?> preprocessing = CommonOptions.Preprocessing();
        var command = new Command(
            "predict",
            "Write the outputs of a trained network for each row of a CSV file, as CSV.")
        {
            assembly, csv, weights, name, preprocessing,
        };
        command.SetAction(line =>
        {
            NetworkHandle network = NetworkAssembly.Network(line.GetRequiredValue(assembly), line.GetValue(name));
            network.Load(line.GetRequiredValue(weights));
            double[][] outputs = network.Predict(new NetworkData(network, line.GetRequiredValue(csv), line.GetValue(preprocessing)).Features());
            CommonOptions.Write(
                line,
                () => string.Join('\n', outputs.Select(row => string.Join(',', row.Select(Number))).Prepend(Header(network.Info.OutputSize))),
                () => new JsonArray([.. outputs.Select(row => new JsonArray([.. row.Select(value => JsonValue.Create(value))]))]));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Header(int count) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"output{i}")));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
