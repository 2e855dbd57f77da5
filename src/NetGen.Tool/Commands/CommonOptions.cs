using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetGen.Tool.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write the result as JSON.", Recursive = true };

    public static Argument<FileInfo> Assembly() =>
        new("assembly") { Description = "The built assembly that has the network (bin/…/Name.dll). It is loaded, and its code runs." };

    public static Option<string?> Network() => new("--network") { Description = "The network's class, where the assembly has several." };

    public static Option<FileInfo> Weights() => new("--weights") { Description = "The trained network's .safetensors file.", Required = true };

    public static Option<FileInfo?> Preprocessing() =>
        new("--preprocessing") { Description = "The JSON file of the preprocessing that the network was trained with." };

    /// <summary>Writes one of the two.</summary>
    public static void Write(ParseResult line, Func<string> text, Func<JsonNode> json) =>
        Console.WriteLine(line.GetValue(Json) ? json().ToJsonString(Indented) : text());
}
