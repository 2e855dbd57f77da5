using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetGen.Tool.Scaffolding;

namespace NetGen.Tool.Commands;

/// <summary>A project for a CSV file.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var csv = new Argument<FileInfo>("csv") { Description = "The file to learn from, with a header." };
        var target = new Option<string>("--target") { Description = "The column to predict.", Required = true };
        var output = new Option<DirectoryInfo?>("--output", "-o")
        {
            Description = "The folder to write; by default one with the file's name. It must not exist, or be empty.",
        };
        var command = new Command(
            "new",
            "Write a project for a CSV file: network, preprocessing and a training program that fit it.")
        {
            csv, target, output,
        };
        command.SetAction(line =>
        {
            FileInfo file = line.GetRequiredValue(csv);
            CsvPlan plan = CsvPlan.Of(file, line.GetRequiredValue(target));
            DirectoryInfo folder = line.GetValue(output) ?? new DirectoryInfo(plan.Name);
            string[] written = ProjectWriter.Write(plan, file, folder);
            CommonOptions.Write(
                line,
                () => $"{plan}\n\nwrote {string.Join(", ", written)} to {folder.FullName}\nnext: cd \"{folder}\" && dotnet run -c Release",
                () => new JsonObject
                {
                    ["name"] = plan.Name,
                    ["folder"] = folder.FullName,
                    ["loss"] = plan.Loss.ToString(),
                    ["features"] = plan.FeatureCount,
                    ["classes"] = new JsonArray([.. plan.Classes.Select(c => JsonValue.Create(c))]),
                    ["ignored"] = new JsonArray([.. plan.Ignored.Select(c => JsonValue.Create(c))]),
                });
            return ExitCode.Done;
        });
        return command;
    }
}
