using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>The table of each network.</summary>
internal static class SummaryCommand
{
    public static Command Create()
    {
        Argument<FileInfo> assembly = CommonOptions.Assembly();
        Option<string?> name = CommonOptions.Network();
        var command = new Command("summary", "Show the table of a network's layers.") { assembly, name };
        command.SetAction(line =>
        {
            NetworkHandle[] networks = line.GetValue(name) is { } one
                ? [NetworkAssembly.Network(line.GetRequiredValue(assembly), one)]
                : [.. NetworkAssembly.Networks(line.GetRequiredValue(assembly))];
            CommonOptions.Write(
                line,
                () => string.Join("\n\n", networks.Select(n => $"{n.Info.Name}\n{n.Summary ?? NetworkJson.Table(n.Info)}")),
                () => new JsonObject { ["networks"] = new JsonArray([.. networks.Select(NetworkJson.Of)]) });
            return ExitCode.Done;
        });
        return command;
    }
}
