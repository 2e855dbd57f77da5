using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetGen.Tool.Torch;

namespace NetGen.Tool.Commands;

/// <summary>A PyTorch file as safetensors.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file of torch.save (PyTorch 1.6 or later), with a state_dict in it." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; by default the same name with .safetensors." };
        var key = new Option<string?>("--key")
        {
            Description = "Where the state_dict is one of several things in the file, the key it stands under.",
        };
        var command = new Command(
            "convert",
            "Write the state_dict of a PyTorch file as safetensors. Its pickle is read, not run: what no state_dict needs is refused.")
        {
            file, output, key,
        };
        command.SetAction(line =>
        {
            FileInfo input = line.GetRequiredValue(file);
            string path = line.GetValue(output)?.FullName ?? Path.ChangeExtension(input.FullName, ".safetensors");
            StateDict tensors = TorchFile.Read(input.FullName, line.GetValue(key));
            tensors.Save(path);
            CommonOptions.Write(
                line,
                () => string.Join(
                    '\n', [.. tensors.Written.Select(t => t.ToString()), .. tensors.LeftOut.Select(t => $"left out: {t}"), $"wrote {path}"]),
                () => new JsonObject
                {
                    ["file"] = path,
                    ["tensors"] = new JsonArray([.. tensors.Written.Select(t => JsonValue.Create(t.Name))]),
                    ["leftOut"] = new JsonArray([.. tensors.LeftOut.Select(t => JsonValue.Create(t))]),
                });
            return ExitCode.Done;
        });
        return command;
    }
}
