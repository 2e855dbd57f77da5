using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>What is in a file: the tensors of a safetensors file, the networks of an assembly.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A .safetensors file; or a built assembly, which is loaded, and whose code runs." };
        var command = new Command(
            "inspect",
            "Show the tensors of a safetensors file, or table, drawing and sizes of the networks of an assembly.")
        {
            file,
        };
        command.SetAction(line =>
        {
            FileInfo chosen = line.GetRequiredValue(file);
            if (!chosen.Exists)
            {
                throw new ToolException($"There is no file {chosen}.");
            }

            if (chosen.Extension.ToUpperInvariant() is ".DLL" or ".EXE")
            {
                var networks = NetworkAssembly.Networks(chosen);
                CommonOptions.Write(
                    line,
                    () => string.Join("\n\n", networks.Select(Text)),
                    () => new JsonObject { ["networks"] = new JsonArray([.. networks.Select(NetworkJson.Of)]) });
            }
            else
            {
                using var tensors = SafetensorsFile.Open(chosen.FullName);
                CommonOptions.Write(line, () => Text(tensors), () => Json(tensors));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(NetworkHandle network)
    {
        NetworkInfo info = network.Info;
        long numbers = info.Tensors.Sum(t => (long)t.ElementCount);
        string size = Table.Size(numbers * network.BytesOfNumber);
        long multiplyAdds = info.Layers.Sum(l => l.MultiplyAdds);
        return FormattableString.Invariant($"""
            {info}, {info.Loss}

            {network.Summary ?? NetworkJson.Table(info)}

            {NetworkDrawing.Draw(network)}

            parameters {info.ParameterCount:N0}, saved numbers {numbers:N0} ({size}), multiply-adds a sample {multiplyAdds:N0}
            """);
    }

    private static string Text(SafetensorsFile file)
    {
        string table = Table.Draw(
            ["tensor", "type", "shape", ">elements", ">bytes"],
            file.Tensors.Select(t => new[]
            {
                t.Name, t.Dtype, $"[{string.Join(", ", t.Shape)}]", FormattableString.Invariant($"{t.ElementCount}"),
                FormattableString.Invariant($"{t.ByteLength}"),
            }));
        long elements = file.Tensors.Sum(t => t.ElementCount);
        string size = Table.Size(file.Tensors.Sum(t => t.ByteLength));
        string total = FormattableString.Invariant($"\n\n{file.Tensors.Length} tensors, {elements:N0} elements, {size}");
        return table + total + string.Concat(file.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"\n{m.Key}: {m.Value}"));
    }

    private static JsonObject Json(SafetensorsFile file) => new()
    {
        ["tensors"] = new JsonArray([.. file.Tensors.Select(t => new JsonObject
        {
            ["name"] = t.Name,
            ["dtype"] = t.Dtype,
            ["shape"] = new JsonArray([.. t.Shape.Select(extent => JsonValue.Create(extent))]),
            ["elements"] = t.ElementCount,
            ["bytes"] = t.ByteLength,
        })]),
        ["metadata"] = new JsonObject(file.Metadata.Select(m => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(m.Key, m.Value))),
    };
}
