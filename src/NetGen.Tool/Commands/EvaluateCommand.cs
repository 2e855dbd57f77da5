using System;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>A trained network on a CSV file with targets.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        Argument<FileInfo> assembly = CommonOptions.Assembly();
        var csv = new Argument<FileInfo>("csv") { Description = "The rows, with their targets." };
        Option<FileInfo> weights = CommonOptions.Weights();
        Option<string?> name = CommonOptions.Network();
        Option<FileInfo?> preprocessing = CommonOptions.Preprocessing();
        var target = new Option<string?>("--target") { Description = "The target's column, where neither a preprocessing nor a typed row says it." };
        var command = new Command(
            "evaluate",
            "Show loss and metrics of a trained network on a CSV file.")
        {
            assembly, csv, weights, name, preprocessing, target,
        };
        command.SetAction(line =>
        {
            NetworkHandle network = NetworkAssembly.Network(line.GetRequiredValue(assembly), line.GetValue(name));
            network.Load(line.GetRequiredValue(weights));
            Dataset data = new NetworkData(network, line.GetRequiredValue(csv), line.GetValue(preprocessing)).WithTargets(line.GetValue(target));
            (string text, JsonObject json) = network.Evaluate(data);
            CommonOptions.Write(line, () => FormattableString.Invariant($"{data.Count} rows, loss {network.Loss(data):G6}\n{text}"), () => json);
            return ExitCode.Done;
        });
        return command;
    }
}
